package dev.gilspy.memory;

import com.sun.jna.Native;

/** process_vm_readv(2) by JNA's direct mapping; pointers are addresses, so nothing is allocated. */
final class VmReadv {
    static {
        Native.register(VmReadv.class, "c");
    }

    private VmReadv() {}

    /**
     * Returns the bytes read, which may be fewer than asked for, or the negated errno if there were
     * none.
     */
    static long readv(int pid, long local, int localCount, long remote, int remoteCount) {
        long bytesRead = process_vm_readv(pid, local, localCount, remote, remoteCount, 0);
        return bytesRead < 0 ? -Native.getLastError() : bytesRead;
    }

    private static native long process_vm_readv(
            int pid, long local_iov, long liovcnt, long remote_iov, long riovcnt, long flags);
}
