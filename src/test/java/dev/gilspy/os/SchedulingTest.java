package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Field numbers are those of proc(5), /proc/pid/stat: 19 nice, 41 policy. */
class SchedulingTest {
    @Test
    void realtimeIsReachedExactlyIfReported() {
        boolean got =
                onItsOwnThread(
                        () -> {
                            boolean realtime = Scheduling.tryRealtime();
                            assertThat(statField(41)).isEqualTo(realtime ? "1" : "0");
                            assertThat(Scheduling.isRealtime()).isEqualTo(realtime);
                            Scheduling.leaveRealtime();
                            assertThat(statField(41)).isEqualTo("0");
                            assertThat(Scheduling.isRealtime()).isFalse();
                            return realtime;
                        });
        if (isRoot()) {
            assertThat(got).isTrue();
        }
    }

    @Test
    void niceIsWhatItSays() {
        int nice =
                onItsOwnThread(
                        () -> {
                            int set = Scheduling.bestNice();
                            assertThat(statField(19)).isEqualTo(String.valueOf(set));
                            return set;
                        });
        assertThat(nice).isBetween(-20, 0);
        if (isRoot()) {
            assertThat(nice).isEqualTo(-20);
        }
        assertThat(statField(19)).isEqualTo("0"); // this thread's own is untouched
    }

    @Test
    void afterwardsTheNiceValueIsWhatItWas() {
        String during = Scheduling.atBestNice(() -> statField(19));
        assertThat(Integer.parseInt(during)).isBetween(-20, isRoot() ? -20 : 0);
        assertThat(statField(19)).isEqualTo("0");
    }

    @Test
    void aSliceIsSetAndTheNiceValueStays() {
        onItsOwnThread(
                () -> {
                    int nice = Scheduling.bestNice();
                    assertThat(Scheduling.slice(100_000, nice)).isTrue();
                    assertThat(statField(19)).isEqualTo(String.valueOf(nice));
                    assertThat(statField(41)).isEqualTo("0");
                    return null;
                });
    }

    @Test
    void timerSlackIsSet() {
        onItsOwnThread(
                () -> {
                    assertThat(Scheduling.timerSlack(1)).isTrue();
                    Path slack = Path.of("/proc/" + Scheduling.gettid() + "/timerslack_ns");
                    assertThat(read(slack).strip()).isEqualTo("1");
                    return null;
                });
    }

    @Test
    void gettidNamesThisThread() {
        onItsOwnThread(
                () -> {
                    String comm = read(Path.of("/proc/thread-self/stat"));
                    assertThat(comm).startsWith(Scheduling.gettid() + " (");
                    return null;
                });
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static <T> T onItsOwnThread(Supplier<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> result.completeAsync(body, Runnable::run)).start();
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String statField(int number) {
        String stat = read(Path.of("/proc/thread-self/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[number - 3];
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
