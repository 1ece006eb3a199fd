package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.target.ProcessTree.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
    private static final int SELF = 99;

    @TempDir Path root;

    private void process(int pid, int parent) throws IOException {
        process(pid, parent, 'S', 777, 140720308486144L);
    }

    private void process(int pid, int parent, char state, long startTicks, long stack)
            throws IOException {
        Files.createDirectories(root.resolve(Integer.toString(pid)));
        Files.writeString(
                root.resolve(pid + "/stat"),
                "%d (x) %s %d 42 42 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %d 0 0 0 0 0 %d\n"
                        .formatted(pid, state, parent, startTicks, stack));
    }

    private void command(int pid, String command) throws IOException {
        Files.writeString(root.resolve(pid + "/cmdline"), command.replace(' ', '\0') + "\0");
    }

    private void end(int pid) throws IOException {
        Files.deleteIfExists(root.resolve(pid + "/cmdline"));
        Files.delete(root.resolve(pid + "/stat"));
        Files.delete(root.resolve(Integer.toString(pid)));
    }

    private ProcessTree below(Integer... pids) {
        return new ProcessTree(new Proc(root), Roots.withPids(List.of(pids)), Reach.DESCENDANTS);
    }

    private ProcessTree named(String name, Reach reach) {
        Roots roots = new NamedRoots(new Proc(root), Pattern.compile(name), SELF);
        return new ProcessTree(new Proc(root), roots, reach);
    }

    private static List<Integer> pids(ProcessTree tree) {
        return tree.look().stream().map(Member::pid).toList();
    }

    /** What old members have become is seen within some looks. */
    private static List<Integer> afterSomeLooks(ProcessTree tree) {
        for (int look = 0; look < 5; look++) {
            tree.look();
        }
        return pids(tree);
    }

    @Test
    void childrenAndTheirsAreFoundWhateverTheirOrder() throws IOException {
        process(42, 1);
        process(50, 42);
        process(7, 50);
        process(51, 1);
        process(52, 51);
        assertThat(pids(below(42))).containsExactlyInAnyOrder(42, 50, 7);
    }

    @Test
    void severalRootsAreOneTreeWhereOneIsBelowAnother() throws IOException {
        process(42, 1);
        process(50, 42);
        process(60, 1);
        process(61, 60);
        List<Member> members = below(42, 50, 60).look();
        assertThat(members).extracting(Member::pid).containsExactlyInAnyOrder(42, 50, 60, 61);
        assertThat(members)
                .filteredOn(Member::root)
                .extracting(Member::pid)
                .containsExactlyInAnyOrder(42, 50, 60);
    }

    @Test
    void whoAsksForRootsAloneGetsNoChildren() throws IOException {
        process(42, 1);
        process(50, 42);
        Roots roots = Roots.withPids(List.of(42));
        assertThat(pids(new ProcessTree(new Proc(root), roots, Reach.ROOTS))).containsExactly(42);
    }

    @Test
    void whatComesLaterIsFoundAndWhatEndsIsForgotten() throws IOException {
        process(42, 1);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).containsExactly(42);
        process(60, 42);
        assertThat(pids(tree)).containsExactly(42, 60);
        process(61, 60);
        end(60);
        process(61, 1); // its parent has ended
        process(62, 42);
        assertThat(pids(tree)).containsExactlyInAnyOrder(42, 62);
        end(62);
        assertThat(pids(tree)).containsExactly(42);
    }

    @Test
    void anOrphanThatWasSeenStays() throws IOException {
        process(42, 1);
        process(60, 42);
        process(61, 60);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).containsExactlyInAnyOrder(42, 60, 61);
        end(60);
        end(42);
        process(61, 1);
        process(62, 61);
        afterSomeLooks(tree);
        assertThat(tree.look())
                .containsExactly(
                        new Member(61, 777, 1, 140720308486144L, false),
                        new Member(62, 777, 61, 140720308486144L, false));
    }

    @Test
    void aNumberThatIsGivenToAnotherProcessIsLookedAtAnew() throws IOException {
        process(42, 1);
        process(70, 1);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).containsExactly(42);
        end(70);
        assertThat(pids(tree)).containsExactly(42);
        process(70, 42);
        assertThat(pids(tree)).containsExactly(42, 70);
    }

    @Test
    void aReusedNumberIsAnotherProcess() throws IOException {
        process(42, 1);
        process(70, 42);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).containsExactly(42, 70);
        process(70, 1, 'S', 900, 5);
        assertThat(afterSomeLooks(tree)).containsExactly(42);
        process(42, 1, 'S', 901, 5);
        assertThat(afterSomeLooks(tree)).as("nor is the root").isEmpty();
    }

    @Test
    void whatANewProcessBecomesIsSeenAtOnce() throws IOException {
        process(42, 1);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).containsExactly(42);
        process(60, 42);
        assertThat(pids(tree)).containsExactly(42, 60);
        process(60, 42, 'S', 777, 1234);
        assertThat(tree.look().get(1).program()).isEqualTo(1234);
        process(60, 42, 'Z', 777, 1234);
        assertThat(pids(tree)).containsExactly(42);
    }

    @Test
    void aZombieHasEndedAndWhatItStartedHasNot() throws IOException {
        process(42, 1);
        process(60, 42);
        process(61, 60);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).hasSize(3);
        process(60, 42, 'Z', 777, 0);
        process(61, 1);
        process(62, 42, 'Z', 777, 0);
        assertThat(afterSomeLooks(tree)).containsExactlyInAnyOrder(42, 61);
    }

    @Test
    void anotherProgramInTheSameProcessIsTold() throws IOException {
        process(42, 1);
        process(60, 42);
        ProcessTree tree = below(42);
        Member before = tree.look().get(1);
        process(60, 42, 'S', 777, 1234);
        afterSomeLooks(tree);
        Member after = tree.look().get(1);
        assertThat(after.sameProcess(before)).isTrue();
        assertThat(before.program()).isEqualTo(140720308486144L);
        assertThat(after.program()).isEqualTo(1234);
    }

    @Test
    void whatIsNamedIsFoundByItsCommandLine() throws IOException {
        process(50, 1);
        command(50, "python3 -m gunicorn app:app");
        process(51, 50);
        command(51, "sleep 1");
        process(52, 1);
        command(52, "vim app.py");
        process(SELF, 1);
        command(SELF, "java gilspy --name gunicorn");
        assertThat(pids(named("-m gunicorn", Reach.ROOTS))).containsExactly(50);
        assertThat(pids(named("gunicorn", Reach.DESCENDANTS))).containsExactly(50, 51);
        assertThat(pids(named("celery", Reach.DESCENDANTS))).isEmpty();
    }

    @Test
    void whatTakesTheNameLaterIsFoundWithItsChildren() throws IOException {
        ProcessTree tree = named("gunicorn", Reach.DESCENDANTS);
        assertThat(pids(tree)).isEmpty();
        process(50, 1);
        command(50, "sh start");
        process(51, 50);
        command(51, "sleep 1");
        assertThat(pids(tree)).isEmpty();
        command(50, "python3 -m gunicorn");
        assertThat(pids(tree)).containsExactly(50, 51);
        process(60, 1);
        command(60, "python3 -m gunicorn");
        assertThat(pids(tree)).as("one that has just started").containsExactly(50, 51, 60);
    }

    @Test
    void aForkThatBecomesAnotherProgramLosesTheName() throws IOException {
        process(50, 1);
        command(50, "python3 -m gunicorn");
        process(51, 50);
        command(51, "python3 -m gunicorn");
        ProcessTree roots = named("gunicorn", Reach.ROOTS);
        ProcessTree tree = named("gunicorn", Reach.DESCENDANTS);
        assertThat(pids(roots)).containsExactly(50, 51);
        assertThat(pids(tree)).containsExactly(50, 51);
        process(51, 50, 'S', 777, 1234);
        command(51, "python3 tool.py");
        assertThat(afterSomeLooks(roots)).containsExactly(50);
        assertThat(afterSomeLooks(tree)).containsExactly(50, 51);
    }

    @Test
    void anOldProcessThatTakesTheNameIsFoundInTheEnd() throws IOException {
        process(50, 1);
        command(50, "sh start");
        ProcessTree tree = named("gunicorn", Reach.ROOTS);
        for (int look = 0; look < 100; look++) {
            assertThat(pids(tree)).isEmpty();
        }
        command(50, "python3 -m gunicorn");
        for (int look = 0; look < 50 && pids(tree).isEmpty(); look++) {}
        assertThat(pids(tree)).containsExactly(50);
    }

    @Test
    void whereNothingHasStartedNothingIsListed() throws IOException {
        Path newest = root.resolve("loadavg");
        Files.writeString(newest, "0.20 0.18 0.12 1/80 60\n");
        process(42, 1);
        ProcessTree tree = below(42);
        assertThat(pids(tree)).containsExactly(42);
        tree.look(); // what had its id then may be there only now
        process(61, 42);
        assertThat(pids(tree)).containsExactly(42);
        Files.writeString(newest, "0.20 0.18 0.12 1/81 61\n");
        assertThat(pids(tree)).containsExactly(42, 61);
        tree.look();
        process(62, 42);
        for (int look = 0; look < 10; look++) {
            tree.look();
        }
        assertThat(pids(tree)).as("but now and then").containsExactly(42, 61, 62);
        end(61);
        for (int look = 0; look < 5; look++) {
            tree.look();
        }
        assertThat(pids(tree)).as("what ends is noticed").doesNotContain(61);
    }

    @Test
    void onlyTheBeginningOfACommandLineCounts() throws IOException {
        process(50, 1);
        command(50, "a".repeat(100_000) + " gunicorn");
        assertThat(pids(named("gunicorn", Reach.ROOTS))).isEmpty();
        assertThat(pids(named("^a+$", Reach.ROOTS))).containsExactly(50);
    }

    @Test
    void aChildOfThisTestIsFound() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "read nothing").start();
        int self = (int) ProcessHandle.current().pid();
        try {
            ProcessTree tree = ProcessTree.of(Roots.withPids(List.of(self)), Reach.DESCENDANTS);
            assertThat(pids(tree)).contains((int) child.pid());
        } finally {
            child.getOutputStream().close();
            child.waitFor();
        }
    }
}
