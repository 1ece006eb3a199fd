package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescendantsTest {
    @TempDir Path root;

    private void process(int pid, int parent) throws IOException {
        Files.createDirectories(root.resolve(Integer.toString(pid)));
        Files.writeString(
                root.resolve(pid + "/stat"),
                "%d (x) S %d 42 42 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 777 0 0 0 0 0 140720308486144\n"
                        .formatted(pid, parent));
    }

    private void end(int pid) throws IOException {
        Files.delete(root.resolve(pid + "/stat"));
        Files.delete(root.resolve(Integer.toString(pid)));
    }

    @Test
    void childrenAndTheirsAreFoundWhateverTheirOrder() throws IOException {
        process(42, 1);
        process(50, 42);
        process(7, 50);
        process(51, 1);
        process(52, 51);
        assertThat(Descendants.of(new Proc(root), 42).now()).containsExactlyInAnyOrder(50, 7);
    }

    @Test
    void whatComesLaterIsFoundAndWhatEndsIsForgotten() throws IOException {
        process(42, 1);
        Descendants descendants = Descendants.of(new Proc(root), 42);
        assertThat(descendants.now()).isEmpty();
        process(60, 42);
        assertThat(descendants.now()).containsExactly(60);
        process(61, 60);
        end(60);
        process(61, 1); // its parent has ended
        process(62, 42);
        assertThat(descendants.now()).containsExactlyInAnyOrder(62);
        end(62);
        assertThat(descendants.now()).isEmpty();
    }

    @Test
    void aNumberThatIsGivenToAnotherProcessIsLookedAtAnew() throws IOException {
        process(42, 1);
        process(70, 1);
        Descendants descendants = Descendants.of(new Proc(root), 42);
        assertThat(descendants.now()).isEmpty();
        end(70);
        assertThat(descendants.now()).isEmpty();
        process(70, 42);
        assertThat(descendants.now()).containsExactly(70);
    }

    @Test
    void aChildOfThisTestIsFound() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "read nothing").start();
        try {
            assertThat(Descendants.of((int) ProcessHandle.current().pid()).now())
                    .contains((int) child.pid());
        } finally {
            child.getOutputStream().close();
            child.waitFor();
        }
    }
}
