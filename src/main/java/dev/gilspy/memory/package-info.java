/**
 * Another process's memory. In: addresses in the target, unsigned, and lengths. Out: bytes, little
 * endian. {@link dev.gilspy.memory.RemoteMemory} is what readers know; behind it stands a live
 * process ({@link dev.gilspy.memory.ProcessVmMemory}) or bytes made for a test.
 *
 * <p>Single reads are for attaching and for names, and throw {@link
 * dev.gilspy.memory.RemoteReadException}. The sampling path uses {@link
 * dev.gilspy.memory.BatchRead}: many pieces in one system call, set up once, nothing allocated, and
 * a piece that cannot be read is zero and marked instead of thrown.
 *
 * <p>The hard thing: the target runs on while it is read. Two pieces of one batch are not of the
 * same moment, an address may be stale by the time it is followed, and a page may vanish within a
 * piece. Nothing here checks what was read; readers must.
 */
package dev.gilspy.memory;
