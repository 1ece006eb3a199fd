package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.PythonVersions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class NamespacesLiveTest {
    private static final String PRINT_TIDS =
            """
            import threading, sys
            thread = threading.Thread(target=sys.stdin.read)
            thread.start()
            print(threading.get_native_id(), thread.native_id, flush=True)
            thread.join()
            """;

    @Test
    void translatesBetweenTheTargetsTidsAndOurs() {
        String python = PythonVersions.any().executable().toString();
        Map<String, String> environment = PythonVersions.any().environment();
        try (var process =
                LiveProcess.startInNamespace(List.of(python, "-c", PRINT_TIDS), environment)) {
            String[] local = process.line().split(" ");
            Target target = Target.open(process.lastDescendant());
            Namespaces namespaces = Namespaces.of(target);
            assertThat(namespaces.nested()).isTrue();
            assertThat(target.tasks())
                    .extracting(task -> namespaces.localTid(task.tid()))
                    .containsExactlyInAnyOrder(
                            Integer.parseInt(local[0]), Integer.parseInt(local[1]));
            int main = Integer.parseInt(local[0]);
            assertThat(Namespaces.of(target).hostTid(main)).isEqualTo(target.pid());
            assertThat(namespaces.hostTid(99_999)).isEqualTo(-1);
            namespaces.forget(target.pid());
            assertThat(namespaces.hostTid(main)).isEqualTo(target.pid());
        }
    }

    @Test
    void findsAProcessByThePidThatItsContainerKnows() {
        try (var process =
                LiveProcess.startInNamespace(List.of("sh", "-c", "echo $$; read line"), Map.of())) {
            int local = Integer.parseInt(process.line());
            assertThat(local).isEqualTo(1);
            assertThat(Containers.pidsHereOf(local)).contains(process.lastDescendant());
            assertThat(Containers.pidsHereOf(99_999)).doesNotContain(process.lastDescendant());
        }
    }

    @Test
    void leavesTidsAloneWithoutANamespace() {
        try (var process = LiveProcess.start("sleep", "60")) {
            Namespaces namespaces = Namespaces.of(Target.open(process.pid()));
            assertThat(namespaces.nested()).isFalse();
            assertThat(namespaces.localTid(4711)).isEqualTo(4711);
            assertThat(namespaces.hostTid(4711)).isEqualTo(4711);
        }
    }
}
