package dev.gilspy.bench;

import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Processes of a kind, which are there until all of them are closed. */
record Targets(List<PythonFixture> all) implements AutoCloseable {

    /**
     * @param start starts one
     */
    static Targets start(int count, Supplier<PythonFixture> start) {
        Targets targets = new Targets(new ArrayList<>());
        try {
            for (int i = 0; i < count; i++) {
                targets.all.add(start.get());
            }
        } catch (RuntimeException | Error e) {
            targets.close();
            throw e;
        }
        return targets;
    }

    @Override
    public void close() {
        all.forEach(PythonFixture::close);
    }
}
