package dev.gilspy.target;

import dev.gilspy.error.NotPermittedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether this user may read a process, and if not, why. */
public final class Permissions {
    private final Target target;

    public Permissions(Target target) {
        this.target = target;
    }

    /**
     * Tries what observing needs: the target's memory and its threads' system calls. Both stand
     * under the same rule as process_vm_readv(2), PTRACE_MODE_ATTACH.
     *
     * @throws NotPermittedException if the system refuses; says why and what helps
     * @throws dev.gilspy.error.NoTargetException if the target has ended
     */
    public void check() {
        try {
            openMemory();
            Files.readAllBytes(systemCallFile());
        } catch (IOException e) {
            throw target.failure(e);
        }
    }

    /** Why the system refused to let us read the target, given that it did. */
    public NotPermittedException refusal(Throwable cause) {
        Refusal refusal = refusal(Cures.here());
        return new NotPermittedException(refusal.sentence(), refusal.remedy(), cause);
    }

    /** The same, with ways to be allowed it. */
    public Refusal refusal(Cures cures) {
        return Refusal.of(Access.to(target, cures));
    }

    /** The kernel asks at the opening, proc_pid_mem(5); what is mapped may change at any time. */
    private void openMemory() throws IOException {
        FileChannel.open(target.folder().resolve("mem"), StandardOpenOption.READ).close();
    }

    private Path systemCallFile() {
        return target.folder().resolve("syscall");
    }
}
