package dev.gilspy.memory;

import dev.gilspy.os.Errno;
import java.nio.ByteBuffer;

/**
 * The memory of a live process, by process_vm_readv(2). Does not stop the process. Needs the
 * permission to trace it, see ptrace(2). Not thread-safe: it reuses its buffers.
 */
public final class ProcessVmMemory implements RemoteMemory {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final int pid;
    private final BatchRead single = new BatchRead(1, CHUNK_BYTES);

    /** Sees a process; that it exists shows when it is read. */
    public ProcessVmMemory(int pid) {
        this.pid = pid;
    }

    @Override
    public void read(long address, ByteBuffer into) {
        int length = into.remaining();
        long from = address;
        while (into.hasRemaining()) {
            int chunk = Math.min(CHUNK_BYTES, into.remaining());
            single.clear();
            single.add(from, chunk);
            if (single.run(this) == 0) {
                throw new RemoteReadException(address, length, single.errno());
            }
            into.put(single.buffer().clear().limit(chunk));
            from += chunk;
        }
    }

    @Override
    public long gather(BatchRead batch, int from, int to) {
        long local = batch.localVector(from, to);
        long bytesRead = VmReadv.readv(pid, local, 1, batch.remoteVector(from), to - from);
        return bytesRead == 0 ? -Errno.EFAULT : bytesRead;
    }
}
