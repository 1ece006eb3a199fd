package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Python;
import java.util.Set;

/** A target that somebody has stopped: gilspy must neither continue it nor leave one stopped. */
enum Stopped implements Fault {
    ALL_THE_TIME("stopped (SIGSTOP) all the time") {
        @Override
        void atFirst(int pid) {
            stop(pid);
        }

        @Override
        void afterwards(int pid) {
            assertThat(TaskStates.of(pid).stopped()).as("still stopped").isTrue();
            Signal.CONT.send(pid);
        }
    },
    IN_THE_MIDST("stopped in the midst of it") {
        @Override
        void meanwhile(int pid) {
            stop(pid);
        }

        @Override
        void afterwards(int pid) {
            assertThat(TaskStates.of(pid).stopped()).as("still stopped").isTrue();
            Signal.CONT.send(pid);
        }
    },
    AGAIN_AND_AGAIN("stopped and continued, 50 times") {
        @Override
        void meanwhile(int pid) {
            for (int i = 0; i < 50; i++) {
                Signal.STOP.send(pid);
                Waiting.millis(i % 10);
                Signal.CONT.send(pid);
                Waiting.millis(i % 7);
            }
        }
    };

    private final String title;

    Stopped(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /** A process that stands cannot show which thread of it holds the GIL. */
    @Override
    public Set<Integer> statuses() {
        return MAY_BE_GONE;
    }

    void atFirst(int pid) {}

    void meanwhile(int pid) {}

    void afterwards(int pid) {}

    private static void stop(int pid) {
        Signal.STOP.send(pid);
        Waiting.until("all of it is stopped", () -> TaskStates.of(pid).stopped());
    }

    @Override
    public Subject begin(Python python) {
        Victim victim = Victim.start(python);
        Stopped how = this;
        how.atFirst(victim.pid());
        return new VictimSubject(victim) {
            @Override
            public void meanwhile() {
                how.meanwhile(victim.pid());
            }

            @Override
            public void assertUnharmed() {
                how.afterwards(victim.pid());
                victim.assertUnharmed();
            }
        };
    }
}
