package dev.gilspy;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the syntax of one source file the messages to the user: what failures and warnings are
 * made of. What is only known at run time is a {@link #GAP} in them.
 */
final class MessageScan extends TreeScanner<Void, Void> {
    /** Stands in a message for what differs from run to run. */
    static final char GAP = '\u0000';

    private static final Pattern SPECIFIER = Pattern.compile("%[-#+0,(]*\\d*(?:\\.\\d+)?[a-mo-z]");
    private static final int MOST_VARIANTS = 16;

    /** Where in the arguments of a constructor the message is. */
    private static final Map<String, Integer> MADE =
            Map.of(
                    "UsageException", 0,
                    "NoTargetException", 0,
                    "NotPermittedException", 0,
                    "OutputException", 0,
                    "RecordingException", 0,
                    "UnsupportedInterpreterException", 0,
                    "TypeConversionException", 0,
                    "NotShownException", 1,
                    "Refusal", 0);

    /** Methods that say their argument. */
    private static final Set<String> SAYING = Set.of("warn", "say", "tell");

    /** A method that makes a refusal of its second argument. */
    private static final String REFUSING = "withoutTracing";

    /** The one that also takes to whom. */
    private static final String SAYING_TO = "Voice.say";

    /** Methods that make warnings, to add them to a list, or as an Optional. */
    private static final Set<String> WARNING =
            Set.of("warnings", "limits", "complaint", "omissions", "stoppedWarning");

    /** Those that return a message as it is. */
    private static final Set<String> RETURNING =
            Set.of("whySampled", "complaintOf", "whatIsMissing");

    /** Constants of all files, as {@code Class.NAME}. */
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    private final Map<String, ExpressionTree> known = new HashMap<>();
    private final Set<String> messages = new TreeSet<>();
    private boolean warning;
    private boolean returning;

    Set<String> messages() {
        return messages;
    }

    /** Learns the constants of a file, before any is scanned. */
    void learn(CompilationUnitTree file) {
        for (Tree type : file.getTypeDecls()) {
            fields(type)
                    .forEach(
                            field ->
                                    constants.put(
                                            ((ClassTree) type).getSimpleName()
                                                    + "."
                                                    + field.getName(),
                                            field.getInitializer()));
        }
    }

    private static Stream<VariableTree> fields(Tree type) {
        return type instanceof ClassTree body
                ? body.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(field -> field.getInitializer() != null)
                : Stream.of();
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        fields(type)
                .forEach(field -> known.put(field.getName().toString(), field.getInitializer()));
        return super.visitClass(type, none);
    }

    @Override
    public Void visitReturn(ReturnTree returned, Void none) {
        if (returning && returned.getExpression() != null) {
            add(returned.getExpression(), UnaryOperator.identity());
        }
        return super.visitReturn(returned, none);
    }

    /** A local variable counts for its method; of constants there is one of each name in a file. */
    @Override
    public Void visitMethod(MethodTree method, Void none) {
        Map<String, ExpressionTree> before = Map.copyOf(known);
        warning = WARNING.contains(method.getName().toString());
        returning = RETURNING.contains(method.getName().toString());
        super.visitMethod(method, none);
        warning = false;
        returning = false;
        known.clear();
        known.putAll(before);
        return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        if (variable.getInitializer() != null) {
            known.putIfAbsent(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, none);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        String name = made.getIdentifier().toString();
        Integer message = MADE.get(name);
        if (message != null) {
            add(made.getArguments().get(message), wrapping(name));
        }
        return super.visitNewClass(made, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        String name = simpleName(call.getMethodSelect());
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (name.equals("wrong")) {
            add(arguments.get(arguments.size() - 2), what -> GAP + ": " + what + ".");
        } else if (name.equals(REFUSING)) {
            add(arguments.get(1), UnaryOperator.identity());
        } else if (isSaid(call, name)) {
            add(arguments.get(0), UnaryOperator.identity());
        } else if (warning && Set.of("add", "of").contains(name) && arguments.size() == 1) {
            add(arguments.get(0), UnaryOperator.identity());
        }
        return super.visitMethodInvocation(call, none);
    }

    private static boolean isSaid(MethodInvocationTree call, String name) {
        return call.getMethodSelect().toString().equals(SAYING_TO)
                || (SAYING.contains(name) && call.getArguments().size() == 1);
    }

    /** As picocli words what a converter refuses. */
    private static UnaryOperator<String> wrapping(String exception) {
        return switch (exception) {
            case "TypeConversionException" -> text -> "Invalid value for " + GAP + ": " + text;
            case "NotShownException" ->
                    text -> "the demo " + GAP + " cannot be shown here: " + text;
            default -> UnaryOperator.identity();
        };
    }

    private void add(ExpressionTree message, UnaryOperator<String> wrapping) {
        for (String text : texts(message)) {
            if (text.chars().filter(Character::isLetter).count() > 3) { // else it is made elsewhere
                messages.add(wrapping.apply(text).replaceAll(GAP + "+", "" + GAP));
            }
        }
    }

    /** All that an expression may say. */
    private Set<String> texts(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return texts(inner.getExpression());
        }
        if (expression instanceof LiteralTree literal
                && literal.getValue() instanceof String text) {
            return Set.of(text);
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return joined(texts(sum.getLeftOperand()), texts(sum.getRightOperand()));
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            Set<String> both = new TreeSet<>(texts(choice.getTrueExpression()));
            both.addAll(texts(choice.getFalseExpression()));
            return both;
        }
        if (expression instanceof MethodInvocationTree call) {
            return textsOf(call);
        }
        if (expression instanceof IdentifierTree name) {
            ExpressionTree value = known.get(name.getName().toString());
            return value == null || value == expression ? Set.of("" + GAP) : texts(value);
        }
        ExpressionTree constant = constants.get(expression.toString());
        return constant == null ? Set.of("" + GAP) : texts(constant);
    }

    private Set<String> textsOf(MethodInvocationTree call) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("formatted")) {
            Set<String> formatted = new TreeSet<>();
            for (String format : texts(select.getExpression())) {
                formatted.add(SPECIFIER.matcher(format).replaceAll("" + GAP).replace("%%", "%"));
            }
            return formatted;
        }
        return Set.of("" + GAP);
    }

    private static Set<String> joined(Set<String> lefts, Set<String> rights) {
        Set<String> joined = new TreeSet<>();
        for (String left : lefts) {
            rights.stream().limit(MOST_VARIANTS).forEach(right -> joined.add(left + right));
        }
        return joined;
    }

    private static String simpleName(ExpressionTree method) {
        String name = method.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
