package dev.gilspy.symbols;

import dev.gilspy.error.GilspyException;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells of instruction addresses in a target which library and function they belong to. The first
 * address in a library costs milliseconds, the first in a function some tens of microseconds, every
 * other well under one; memory is bounded.
 *
 * <p>A stripped library, as distributions ship them, has names only for the functions that it
 * exports: what lies in another one has none, rather than that of a neighbour. Not thread-safe.
 */
public final class NativeCode {
    private static final NativeFunction KERNEL = new NativeFunction("[kernel]", "", false);

    /** An address in no mapping makes the mappings be read again, but not more often than this. */
    private static final long REFRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * Functions of all libraries together, at 21 bytes each; beyond that all are read anew when
     * needed.
     */
    private static final int MOST_FUNCTIONS = 1 << 21;

    private final Target target;
    private final long interpreterAddress;
    private TreeMap<Long, Code> byStart = new TreeMap<>();
    private List<LoadedObject> objects = List.of();
    private long readNanos = System.nanoTime() - REFRESH_NANOS;

    private NativeCode(Target target, long interpreterAddress) {
        this.target = target;
        this.interpreterAddress = interpreterAddress;
    }

    /** A mapping with code, and what it shows. */
    private record Code(MappedRegion region, LoadedObject object) {}

    /**
     * The native code of a target.
     *
     * @param interpreterAddress where in the target CPython keeps its state (_PyRuntime), by which
     *     its own code is recognised; 0 if there is none
     */
    public static NativeCode of(Target target, long interpreterAddress) {
        return new NativeCode(target, interpreterAddress);
    }

    /** What is at an address; empty if no code is known to be there. */
    public Optional<NativeFunction> at(long address) {
        if (address < 0) {
            return Optional.of(KERNEL);
        }
        LoadedObject object = find(address);
        if (object == null && refresh()) {
            object = find(address);
        }
        return object == null ? Optional.empty() : Optional.of(at(object, address));
    }

    private NativeFunction at(LoadedObject object, long address) {
        if (!object.read() && functionsInMemory() > MOST_FUNCTIONS) {
            objects.forEach(LoadedObject::forget);
        }
        return object.at(address);
    }

    private int functionsInMemory() {
        return objects.stream().mapToInt(LoadedObject::size).sum();
    }

    private LoadedObject find(long address) {
        Map.Entry<Long, Code> code = byStart.floorEntry(address);
        return code != null && code.getValue().region().contains(address)
                ? code.getValue().object()
                : null;
    }

    private boolean refresh() {
        long now = System.nanoTime();
        if (now - readNanos < REFRESH_NANOS) {
            return false;
        }
        readNanos = now;
        try {
            read(target.maps());
            return true;
        } catch (GilspyException e) {
            return false; // The target has ended; what is known of it stays true.
        }
    }

    /** An object that is where it was keeps what is known of it. */
    private void read(List<MappedRegion> maps) {
        Map<List<MappedRegion>, LoadedObject> before = new HashMap<>();
        objects.forEach(object -> before.put(object.regions(), object));
        Map<List<MappedRegion>, LoadedObject> now = new HashMap<>();
        TreeMap<Long, Code> found = new TreeMap<>();
        for (MappedRegion region : maps) {
            if (region.executable()) {
                List<MappedRegion> regions = regionsOf(region, maps);
                LoadedObject object =
                        now.computeIfAbsent(
                                regions, key -> before.getOrDefault(key, objectOf(key)));
                found.put(region.start(), new Code(region, object));
            }
        }
        byStart = found;
        objects = List.copyOf(now.values());
    }

    private static List<MappedRegion> regionsOf(MappedRegion region, List<MappedRegion> maps) {
        return region.hasFile() ? maps.stream().filter(region::sameFile).toList() : List.of(region);
    }

    private LoadedObject objectOf(List<MappedRegion> regions) {
        return new LoadedObject(target, regions, interpreterAddress);
    }
}
