package dev.gilspy.cpython;

import java.util.ArrayList;
import java.util.List;

/** Makes what {@code threading} keeps of its threads in a {@link FakePython}. */
final class FakeThreading {
    private final FakePython python;
    private final FakeObjects objects;
    private final FakeInstances instances;
    private final List<Long> active = new ArrayList<>();

    FakeThreading(FakePython python) {
        this.python = python;
        objects = new FakeObjects(python);
        instances = new FakeInstances(python, objects);
    }

    /**
     * Adds a Thread.
     *
     * @param inDict whether its attributes stand in a dict, and not as most instances have them
     */
    void start(long ident, String name, boolean inDict) {
        long key = objects.text("_name");
        long value = objects.text(name);
        active.add(objects.number(ident));
        active.add(
                inDict
                        ? instances.withAttributeInDict(key, value)
                        : instances.withAttribute(key, value));
    }

    /** Makes {@code sys.modules['threading']._active} of the threads added so far. */
    void imported() {
        long threads = objects.dict(false, active.stream().mapToLong(Long::longValue).toArray());
        long module = python.place("PyModuleObject");
        long content = objects.dict(true, objects.text("_active"), threads);
        python.set(module, "PyModuleObject", "md_dict", content);
        long modules =
                objects.dict(
                        true,
                        objects.text("sys"),
                        python.place("PyModuleObject"),
                        objects.text("threading"),
                        module);
        long interpreter = python.process().interpreter();
        python.set(interpreter, "PyInterpreterState", "imports.modules", modules);
    }

    ThreadingNames names() {
        CpythonProcess process = python.process();
        return new ThreadingNames(process.memory(), process.layout(), process.interpreter());
    }
}
