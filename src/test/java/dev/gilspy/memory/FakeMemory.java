package dev.gilspy.memory;

import dev.gilspy.os.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A target made of bytes: what is not put in cannot be read. Regions must not touch each other. */
public final class FakeMemory implements RemoteMemory {
    private final NavigableMap<Long, byte[]> regions = new TreeMap<>(Long::compareUnsigned);

    public static FakeMemory with(long address, byte[] bytes) {
        return new FakeMemory().and(address, bytes);
    }

    public FakeMemory and(long address, byte[] bytes) {
        regions.put(address, bytes.clone());
        return this;
    }

    /** Puts so many zeros in. */
    public FakeMemory andZeros(long address, int bytes) {
        regions.put(address, new byte[bytes]);
        return this;
    }

    /** Puts eight bytes in, little endian, as a region or into one that is there. */
    public FakeMemory andLong(long address, long value) {
        Map.Entry<Long, byte[]> region = regionAt(address);
        if (region == null) {
            region = Map.entry(address, new byte[Long.BYTES]);
            regions.put(address, region.getValue());
        }
        ByteBuffer bytes = ByteBuffer.wrap(region.getValue()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong((int) (address - region.getKey()), value);
        return this;
    }

    /** Overwrites bytes of a region that is there. */
    public FakeMemory write(long address, byte[] bytes) {
        Map.Entry<Long, byte[]> region = regionAt(address);
        int at = (int) (address - region.getKey());
        System.arraycopy(bytes, 0, region.getValue(), at, bytes.length);
        return this;
    }

    @Override
    public void read(long address, ByteBuffer into) {
        int length = into.remaining();
        if (readable(address, length) < length) {
            throw new RemoteReadException(address, length, Errno.EFAULT);
        }
        if (length == 0) {
            return;
        }
        Map.Entry<Long, byte[]> region = regionAt(address);
        into.put(region.getValue(), (int) (address - region.getKey()), length);
    }

    @Override
    public long gather(BatchRead batch, int from, int to) {
        long total = 0;
        for (int piece = from; piece < to; piece++) {
            int count = readable(batch.address(piece), batch.length(piece));
            if (count > 0) {
                byte[] bytes = readBytes(batch.address(piece), count);
                batch.buffer().put(batch.offset(piece), bytes);
            }
            total += count;
            if (count < batch.length(piece)) {
                break;
            }
        }
        return total == 0 ? -Errno.EFAULT : total;
    }

    /** How many of the bytes from an address on are there. */
    private int readable(long address, int length) {
        Map.Entry<Long, byte[]> region = regionAt(address);
        if (region == null) {
            return 0;
        }
        long left = region.getKey() + region.getValue().length - address;
        return (int) Math.min(length, left);
    }

    private Map.Entry<Long, byte[]> regionAt(long address) {
        Map.Entry<Long, byte[]> region = regions.floorEntry(address);
        if (region == null) {
            return null;
        }
        long into = address - region.getKey();
        return Long.compareUnsigned(into, region.getValue().length) < 0 ? region : null;
    }
}
