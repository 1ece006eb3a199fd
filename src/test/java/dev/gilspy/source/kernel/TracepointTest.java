package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Format files as kernels print them. */
class TracepointTest {
    /** Linux 6.18. */
    private static final String SCHED_SWITCH =
            """
            name: sched_switch
            ID: 372
            format:
            \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;
            \tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;
            \tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;
            \tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;

            \tfield:char prev_comm[16];\toffset:8;\tsize:16;\tsigned:0;
            \tfield:pid_t prev_pid;\toffset:24;\tsize:4;\tsigned:1;
            \tfield:int prev_prio;\toffset:28;\tsize:4;\tsigned:1;
            \tfield:long prev_state;\toffset:32;\tsize:8;\tsigned:1;
            \tfield:char next_comm[16];\toffset:40;\tsize:16;\tsigned:0;
            \tfield:pid_t next_pid;\toffset:56;\tsize:4;\tsigned:1;
            \tfield:int next_prio;\toffset:60;\tsize:4;\tsigned:1;

            print fmt: "prev_comm=%s prev_pid=%d", REC->prev_comm, REC->prev_pid
            """;

    private static final String SYS_ENTER_FUTEX =
            """
            name: sys_enter_futex
            ID: 522
            format:
            \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;

            \tfield:int __syscall_nr;\toffset:8;\tsize:4;\tsigned:1;
            \tfield:u32 * uaddr;\toffset:16;\tsize:8;\tsigned:0;
            \tfield:int op;\toffset:24;\tsize:8;\tsigned:0;
            \tfield:const struct __kernel_timespec * utime;\toffset:40;\tsize:8;\tsigned:0;

            print fmt: "uaddr: 0x%08lx", ((unsigned long)(REC->uaddr))
            """;

    /** Realtime kernels put a field more in front of the others, before Linux 5.15 or so. */
    private static final String OTHER_OFFSETS =
            """
            name: sched_switch
            ID: 7
            format:
            \tfield:char prev_comm[TASK_COMM_LEN];\toffset:12;\tsize:16;\tsigned:1;
            \tfield:long prev_state;\toffset:40;\tsize:8;\tsigned:1;
            """;

    @Test
    void knowsItsNumberAndWhereItsFieldsAre() {
        Tracepoint tracepoint = Tracepoint.parse(SCHED_SWITCH);

        assertThat(tracepoint.id()).isEqualTo(372);
        assertThat(tracepoint.offset("prev_state")).isEqualTo(32);
        assertThat(tracepoint.offset("next_pid")).isEqualTo(56);
        assertThat(tracepoint.offset("prev_comm")).isEqualTo(8);
        assertThat(tracepoint.offset("common_pid")).isEqualTo(4);
        assertThat(tracepoint.offsets()).hasSize(11);
    }

    @Test
    void readsPointersAndTypesOfManyWords() {
        Tracepoint tracepoint = Tracepoint.parse(SYS_ENTER_FUTEX);

        assertThat(tracepoint.offset("uaddr")).isEqualTo(16);
        assertThat(tracepoint.offset("utime")).isEqualTo(40);
    }

    @Test
    void takesWhatTheFileSaysAndNotWhatIsUsual() {
        Tracepoint tracepoint = Tracepoint.parse(OTHER_OFFSETS);

        assertThat(tracepoint.offset("prev_comm")).isEqualTo(12);
        assertThat(tracepoint.offset("prev_state")).isEqualTo(40);
    }

    @Test
    void refusesAFieldThatIsNotThere() {
        Tracepoint tracepoint = Tracepoint.parse(SYS_ENTER_FUTEX);

        assertThatThrownBy(() -> tracepoint.offset("prev_state"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prev_state");
    }

    @Test
    void refusesATextWithoutNumber() {
        assertThatThrownBy(() -> Tracepoint.parse("name: sched_switch\nformat:\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
