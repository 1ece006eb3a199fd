package dev.gilspy.cpython;

import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a free-threaded build has a GIL nevertheless: whoever started it wanted one ({@code
 * PYTHON_GIL}, {@code -X gil}), or it has imported an extension module that does not say that it
 * can do without (PEP 703), for which CPython switches the GIL on for good.
 */
public final class GilReasons {
    private static final String VARIABLE = "PYTHON_GIL=";
    private static final String OPTION = "-Xgil=";
    private static final List<String> WITH_A_WORD = List.of("-X", "-W");
    private static final List<String> LAST = List.of("-c", "-m", "-");
    private static final int MOST_NAMED = 8;

    private GilReasons() {}

    /**
     * What speaks for it, as parts of sentences, the surest first; empty if nothing was found.
     * Reads files of the target's; for once.
     *
     * @throws dev.gilspy.error.GilspyException if the target has ended, or may not be looked into
     */
    public static List<String> of(Target target) {
        Optional<String> option = option(target.command());
        if (option.isPresent()) {
            return reason(option.get(), "-X gil=1 is on its command line");
        }
        Optional<String> variable =
                target.environment().stream()
                        .filter(word -> word.startsWith(VARIABLE))
                        .map(word -> word.substring(VARIABLE.length()))
                        .filter(value -> !value.isEmpty())
                        .findFirst();
        if (variable.isPresent()) {
            return reason(variable.get(), "PYTHON_GIL=1 is in its environment");
        }
        return ofModules(ExtensionModules.of(target));
    }

    /** With 0, no module can switch it on. */
    private static List<String> reason(String value, String sentence) {
        return value.equals("1") ? List.of(sentence) : List.of();
    }

    /**
     * The last {@code -X gil=VALUE} or {@code -Xgil=VALUE} before the script, {@code -c} or {@code
     * -m}.
     */
    static Optional<String> option(List<String> command) {
        Optional<String> found = Optional.empty();
        for (int i = 1; i < command.size() && isOption(command.get(i)); i++) {
            String word = command.get(i);
            boolean apart = WITH_A_WORD.contains(word) && i + 1 < command.size();
            String whole = apart ? word + command.get(++i) : word;
            if (whole.startsWith(OPTION)) {
                found = Optional.of(whole.substring(OPTION.length()));
            }
        }
        return found;
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && !LAST.contains(word);
    }

    private static List<String> ofModules(List<ExtensionModule> modules) {
        List<ExtensionModule> silent =
                modules.stream().filter(module -> !module.saysItNeedsNoGil()).toList();
        List<String> reasons = new ArrayList<>();
        silent.stream()
                .limit(MOST_NAMED)
                .forEach(module -> reasons.add("imported " + module.describe()));
        if (silent.size() > MOST_NAMED) {
            reasons.add("imported %d more such modules".formatted(silent.size() - MOST_NAMED));
        }
        return reasons;
    }
}
