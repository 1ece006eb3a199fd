package dev.gilspy.live;

import dev.gilspy.elf.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real service with workers, under load: {@code test-fixtures/services/serve.py} says which. */
final class ServiceFixture implements AutoCloseable {
    private static final Path SERVICES = Path.of("test-fixtures/services");

    /** Looked for when first asked, so that other tests need none. */
    private static final class Found {
        static final String PACKAGES =
                Tool.output(List.of(SERVICES.resolve("find.sh").toString())).strip();
    }

    private final PythonFixture server;

    private ServiceFixture(PythonFixture server) {
        this.server = server;
    }

    /**
     * Starts a service and its load; returns when all of its workers work.
     *
     * @param seconds after which it ends by itself
     * @param arguments how many workers, how many clients, what they ask for
     */
    static ServiceFixture start(String service, int seconds, Object... arguments) {
        Python python =
                PythonVersions.installed()
                        .filter(one -> one.minor() == 11)
                        .findFirst()
                        .orElseThrow()
                        .with(Map.of("PYTHONPATH", Found.PACKAGES));
        List<String> words = new ArrayList<>(List.of(String.valueOf(seconds), service));
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        return new ServiceFixture(PythonFixture.run(python, SERVICES.resolve("serve.py"), words));
    }

    /** The service's first process, which starts the others. */
    int pid() {
        return server.pid();
    }

    /** All processes that it has started, directly or not, and that are alive. */
    List<Integer> descendants() {
        return ProcessHandle.of(server.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(process -> Math.toIntExact(process.pid()))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
