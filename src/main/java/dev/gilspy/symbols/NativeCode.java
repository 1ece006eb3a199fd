package dev.gilspy.symbols;

import dev.gilspy.error.GilspyException;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** And not for more than one part of so many of the time: some targets have 65,000 mappings. */
    private static final int MOST_SHARE = 20;

    /**
     * Functions of all libraries together, at 21 bytes each; beyond that all are read anew when
     * needed.
     */
    private static final int MOST_FUNCTIONS = 1 << 20;

    /** Names are weighed once in so many questions; a power of two. */
    private static final int QUESTIONS_PER_WEIGHING = 4096;

    private final Target target;
    private final long interpreterAddress;
    private TreeMap<Long, Code> byStart = new TreeMap<>();
    private List<LoadedObject> objects = List.of();
    private int questions;
    private long nextReadNanos = System.nanoTime();

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
        boolean due = !object.read() || ++questions % QUESTIONS_PER_WEIGHING == 0;
        if (due && functionsInMemory() > MOST_FUNCTIONS) {
            objects.forEach(LoadedObject::forget);
        }
        return object.at(address);
    }

    private int functionsInMemory() {
        return (int)
                Math.min(Integer.MAX_VALUE, objects.stream().mapToLong(LoadedObject::size).sum());
    }

    private LoadedObject find(long address) {
        Map.Entry<Long, Code> code = byStart.floorEntry(address);
        return code != null && code.getValue().region().contains(address)
                ? code.getValue().object()
                : null;
    }

    private boolean refresh() {
        long now = System.nanoTime();
        if (now - nextReadNanos < 0) {
            return false;
        }
        try {
            read(target.maps());
            return true;
        } catch (GilspyException e) {
            return false; // The target has ended; what is known of it stays true.
        } finally {
            long tookNanos = System.nanoTime() - now;
            nextReadNanos = now + Math.max(REFRESH_NANOS, MOST_SHARE * tookNanos);
        }
    }

    /** An object that is where it was keeps what is known of it. */
    private void read(List<MappedRegion> maps) {
        Map<List<MappedRegion>, LoadedObject> before = new HashMap<>();
        objects.forEach(object -> before.put(object.regions(), object));
        List<LoadedObject> now = new ArrayList<>();
        TreeMap<Long, Code> found = new TreeMap<>();
        for (List<MappedRegion> regions : byObject(maps)) {
            LoadedObject known = before.get(regions);
            LoadedObject object = known == null ? objectOf(regions) : known;
            now.add(object);
            for (MappedRegion region : regions) {
                if (region.executable()) {
                    found.put(region.start(), new Code(region, object));
                }
            }
        }
        byStart = found;
        objects = List.copyOf(now);
    }

    /** The regions that belong together: those of one file, or one alone that has none. */
    static Collection<List<MappedRegion>> byObject(List<MappedRegion> maps) {
        Map<Object, List<MappedRegion>> objects = new LinkedHashMap<>();
        for (MappedRegion region : maps) {
            Object key = region.hasFile() ? region.fileKey() : region;
            objects.computeIfAbsent(key, any -> new ArrayList<>()).add(region);
        }
        objects.values().removeIf(regions -> regions.stream().noneMatch(MappedRegion::executable));
        return objects.values();
    }

    private LoadedObject objectOf(List<MappedRegion> regions) {
        return new LoadedObject(target, regions, interpreterAddress);
    }
}
