package dev.gilspy.target;

import dev.gilspy.error.NotPermittedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether this user may read a process, and if not, why. */
public final class Permissions {
    private static final int PAGE_BYTES = 4096;

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
            readMemory();
            Files.readAllBytes(systemCallFile());
        } catch (IOException e) {
            throw target.failure(e);
        }
    }

    /** Why the system refused to let us read the target, given that it did. */
    public NotPermittedException refusal(Throwable cause) {
        Refusal refusal = Refusal.of(Access.to(target));
        return new NotPermittedException(refusal.sentence(), refusal.remedy(), cause);
    }

    private void readMemory() throws IOException {
        long start = target.firstRegion().start();
        try (FileChannel memory =
                FileChannel.open(target.folder().resolve("mem"), StandardOpenOption.READ)) {
            memory.read(ByteBuffer.allocate(Math.min(Long.BYTES, PAGE_BYTES)), start);
        }
    }

    private Path systemCallFile() {
        return target.folder().resolve("syscall");
    }
}
