package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a lock is, by the object that it is in. */
class LocksTest {
    private static final long NOWHERE = 0x7f00_0000_0000L;

    private final Scene free = new Scene(new FakePython(13, true));
    private final Scene withGil = new Scene(new FakePython(14));

    @Test
    void theLockInAnObjectsHeaderGuardsThatObject() {
        long list = free.object(free.type("list", free.typeType));
        assertThat(free.guarding(list)).isEqualTo("list object");
        long ofUsers = free.object(free.type("app.Queue", free.type("ABCMeta", free.typeType)));
        assertThat(free.guarding(ofUsers)).isEqualTo("app.Queue object");
    }

    @Test
    void anObjectThatIsALockHasItBehindItsHeader() {
        for (Scene scene : new Scene[] {free, withGil}) {
            long lock = scene.object(scene.type("_thread.lock", scene.typeType));
            assertThat(scene.behindHeader(lock)).isEqualTo("_thread.lock");
            long list = scene.object(scene.type("list", scene.typeType));
            assertThat(scene.behindHeader(list)).isEmpty();
        }
    }

    @Test
    void whatIsInNoObjectIsNotGuessed() {
        assertThat(free.locks.describe(NOWHERE)).isEmpty();
        assertThat(free.locks.describe(NOWHERE + 10)).isEmpty();
        assertThat(free.locks.describe(free.python.place(64) + 48)).isEmpty();
        assertThat(free.locks.describe(free.object(0) + 11)).isEmpty();
        long noMeta = free.object(free.type("list", free.object(free.python.place(64))));
        assertThat(free.guarding(noMeta)).isEmpty();
        long list = withGil.object(withGil.type("list", withGil.typeType));
        assertThat(withGil.locks.describe(list + 10)).isEmpty();
    }

    @Test
    void aNameThatIsNoneIsNotPrinted() {
        for (String name : new String[] {"\u001b[31m", "a b", "", "x".repeat(200)}) {
            long odd = free.object(free.type(name, free.typeType));
            assertThat(free.guarding(odd)).isEmpty();
        }
    }

    /** Types that lead in a circle, or ever further, and never to type. */
    @Test
    void typesWithoutEndAreNoTypes() {
        long one = free.type("one", 0);
        long other = free.type("other", one);
        free.python.set(one, "PyObject", "ob_type", other);
        assertThat(free.guarding(free.object(one))).isEmpty();
    }

    private static final class Scene {
        private final FakePython python;
        private final Locks locks;
        private final long typeType;

        Scene(FakePython python) {
            this.python = python;
            locks = new Locks(python.process());
            typeType = type("type", 0);
            python.set(typeType, "PyObject", "ob_type", typeType);
        }

        long type(String name, long metatype) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            long text = python.place(bytes.length + 8);
            python.write(text, bytes);
            long type = python.place("PyTypeObject");
            python.set(type, "PyObject", "ob_type", metatype);
            python.set(type, "PyTypeObject", "tp_name", text);
            return type;
        }

        long object(long type) {
            long object = python.place(64);
            python.set(object, "PyObject", "ob_type", type);
            return object;
        }

        String guarding(long object) {
            return locks.describe(object + python.layout().offset("PyObject", "ob_mutex"));
        }

        String behindHeader(long object) {
            return locks.describe(object + python.layout().struct("PyObject").size());
        }
    }
}
