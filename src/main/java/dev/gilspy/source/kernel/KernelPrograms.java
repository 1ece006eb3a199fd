package dev.gilspy.source.kernel;

import dev.gilspy.os.Bpf;
import dev.gilspy.os.Bpf.ProgramType;
import dev.gilspy.os.Errno;
import dev.gilspy.os.PerfEvent;
import dev.gilspy.os.RingBuffer;
import dev.gilspy.os.SystemException;
import dev.gilspy.target.PidNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs in the kernel, from loading to closing. Everything hangs on file descriptors of this
 * process: when they are closed, also by a kill, the kernel lets go of all of it.
 */
final class KernelPrograms implements AutoCloseable {
    private static final String CLOCK = "clock";
    private static final String MET = "met";

    private final KernelMaps maps;
    private final RingBuffer ring;
    private final boolean namespaced;
    private final Map<String, Integer> programs = new HashMap<>();
    private final List<PerfEvent> tracepoints = new ArrayList<>();

    private KernelPrograms(KernelMaps maps, RingBuffer ring, boolean namespaced) {
        this.maps = maps;
        this.ring = ring;
        this.namespaced = namespaced;
    }

    /**
     * Has the kernel verify and load the programs, and attaches those that watch the scheduler and
     * the futex calls. They are silent until there are threads to observe.
     *
     * @param namespace whose TIDs the events are to have; empty for those of the machine's first
     * @param ringBytes how much is kept of what has not been fetched; a power of two
     * @throws SystemException if the kernel refuses
     * @throws IOException if its tracepoints cannot be read, or are not those that are known
     */
    static KernelPrograms load(Optional<PidNamespace> namespace, int ringBytes)
            throws SystemException, IOException {
        Tracepoints tracepoints = Tracepoints.find();
        Bpf.lockAnyMemory();
        KernelMaps maps = new KernelMaps(ringBytes);
        try {
            RingBuffer ring = new RingBuffer(maps.ring(), ringBytes);
            KernelPrograms loaded = new KernelPrograms(maps, ring, namespace.isPresent());
            try {
                loaded.load(tracepoints, namespace.orElse(new PidNamespace(0, 0)));
                return loaded;
            } catch (SystemException | IOException e) {
                loaded.close();
                throw e;
            }
        } catch (SystemException e) {
            maps.close();
            throw e;
        }
    }

    private void load(Tracepoints places, PidNamespace namespace)
            throws SystemException, IOException {
        Bytecode bytecode =
                new Bytecode(maps.byName(), places.values())
                        .with("namespace_device", namespace.device())
                        .with("namespace_inode", namespace.inode());
        load(CLOCK, ProgramType.PERF_EVENT, bytecode);
        if (namespaced) {
            load(MET, ProgramType.PERF_EVENT, bytecode);
        }
        for (String name : places.byProgram().keySet()) {
            load(name, ProgramType.TRACEPOINT, bytecode);
        }
        for (Map.Entry<String, Tracepoint> place : places.byProgram().entrySet()) {
            PerfEvent event = PerfEvent.tracepoint(place.getValue().id());
            tracepoints.add(event);
            event.run(programs.get(place.getKey()));
        }
    }

    /** Some kernels do not hand out a thread's saved registers; there, system calls go unnamed. */
    private void load(String name, ProgramType type, Bytecode bytecode)
            throws SystemException, IOException {
        int fd;
        try {
            fd = Bpf.load(type, bytecode.with("has_registers", 1).program(name));
        } catch (SystemException e) {
            if (e.errno() != Errno.EINVAL && e.errno() != Errno.EACCES) {
                throw e;
            }
            fd = Bpf.load(type, bytecode.with("has_registers", 0).program(name));
        }
        programs.put(name, fd);
    }

    /**
     * Whether the events have the TIDs of the targets' own PID namespace, not those of the first.
     */
    boolean namespaced() {
        return namespaced;
    }

    KernelMaps maps() {
        return maps;
    }

    RingBuffer ring() {
        return ring;
    }

    /** Clocks that run the program for it; to be closed by who asks. */
    Clocks clocks(long periodNanos) {
        return new Clocks(
                programs.get(CLOCK), programs.getOrDefault(MET, Clocks.NO_PROGRAM), periodNanos);
    }

    @Override
    public void close() {
        tracepoints.forEach(PerfEvent::close);
        tracepoints.clear();
        programs.values().forEach(Bpf::close);
        programs.clear();
        ring.close();
        maps.close();
    }
}
