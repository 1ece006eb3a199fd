package dev.gilspy.bench;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Has each process observed by a source and a thread of its own. */
final class SeparateObservatory implements Observatory {
    private final Function<Attachment, Source> sources;
    private final List<OwnThread> threads = new CopyOnWriteArrayList<>();

    /**
     * @param sources what observes an attached process
     */
    SeparateObservatory(Function<Attachment, Source> sources) {
        this.sources = sources;
    }

    @Override
    public Observation observe(Attachment attachment, Observer observer) {
        OwnThread thread = new OwnThread(sources.apply(attachment), observer);
        threads.add(thread);
        thread.start("gilspy-" + attachment.target().pid());
        return thread;
    }

    @Override
    public void end(Ending.Reason why) {
        threads.forEach(thread -> thread.stop.request(why));
        threads.forEach(OwnThread::await);
    }

    @Override
    public void close() {
        end(Ending.Reason.SIGNAL);
    }

    private static final class OwnThread implements Observation {
        private final Source source;
        private final Observer observer;
        private final StopSignal stop = new StopSignal();
        private volatile RuntimeException failure;
        private Thread thread;

        private OwnThread(Source source, Observer observer) {
            this.source = source;
            this.observer = observer;
        }

        private void start(String name) {
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try {
                source.observe(observer, stop);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private void await() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean over() {
            return !thread.isAlive();
        }

        @Override
        public Optional<RuntimeException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public List<String> warnings() {
            return source.warnings();
        }
    }
}
