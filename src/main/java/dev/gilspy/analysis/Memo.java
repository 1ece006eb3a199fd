package dev.gilspy.analysis;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was made of an object, kept for as long as anybody has that object: so that it need not be
 * made again by each who asks. Objects are told apart by identity; what is made of one must not
 * refer to it. Thread-safe.
 */
final class Memo<K, V> {
    private final Map<Key<K>, V> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<K> gone = new ReferenceQueue<>();
    private final Function<K, V> making;

    /** An object that may go; equal only to a reference to the same one. */
    private static final class Key<K> extends WeakReference<K> {
        private final int hash;

        Key(K object, ReferenceQueue<K> gone) {
            super(object, gone);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            K object = get();
            return other == this
                    || object != null && other instanceof Key<?> key && key.get() == object;
        }
    }

    Memo(Function<K, V> making) {
        this.making = making;
    }

    V of(K object) {
        for (Reference<?> old = gone.poll(); old != null; old = gone.poll()) {
            known.remove(old);
        }
        Key<K> key = new Key<>(object, gone);
        V made = known.get(key);
        if (made == null) {
            made = making.apply(object);
            known.put(key, made);
        }
        return made;
    }

    /** How many are kept. */
    int size() {
        return known.size();
    }
}
