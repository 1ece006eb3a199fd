package dev.gilspy.cli;

import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import dev.gilspy.target.Target;
import java.nio.ByteBuffer;

/**
 * Whether process_vm_readv(2) works at all, tried on gilspy itself: a seccomp filter may forbid the
 * call whatever the process.
 */
final class OwnReading {
    private static final String SUBJECT = "process_vm_readv";

    private OwnReading() {}

    static Check probe() {
        int self = (int) ProcessHandle.current().pid();
        long address = Target.open(self).firstRegion().start();
        try {
            new ProcessVmMemory(self).read(address, ByteBuffer.allocate(Long.BYTES));
            return new Check(SUBJECT, Verdict.OK, "the kernel answers it", "");
        } catch (RemoteReadException e) {
            return new Check(
                    SUBJECT,
                    Verdict.NO,
                    "refused (errno %d), likely by a seccomp filter".formatted(e.errno()),
                    "docker run --cap-add SYS_PTRACE ..., or --security-opt seccomp=unconfined");
        }
    }
}
