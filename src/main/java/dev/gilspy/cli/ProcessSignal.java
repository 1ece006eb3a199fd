package dev.gilspy.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Handlers of this process's signals. Java has them only in {@code sun.misc.Signal}, which every
 * JVM exports and javac warns of without a way to answer; hence by reflection.
 */
final class ProcessSignal {
    private static final Class<?> SIGNAL = named("sun.misc.Signal");
    private static final Class<?> HANDLER = named("sun.misc.SignalHandler");

    private ProcessSignal() {}

    /**
     * Runs something, in a thread of its own, whenever the signal arrives.
     *
     * @param name without SIG
     * @return the handler before, for {@link #restore}
     */
    static Object handle(String name, Runnable action) {
        Object handler =
                Proxy.newProxyInstance(
                        ProcessSignal.class.getClassLoader(),
                        new Class<?>[] {HANDLER},
                        (proxy, method, arguments) -> {
                            action.run();
                            return null;
                        });
        return restore(name, handler);
    }

    /**
     * Runs something before whatever the signal does already.
     *
     * @param name without SIG
     * @return the handler before, for {@link #restore}
     */
    static Object handleBefore(String name, Runnable action) {
        Object[] before = new Object[1];
        before[0] =
                handle(
                        name,
                        () -> {
                            action.run();
                            pass(name, before[0]);
                        });
        return before[0];
    }

    private static void pass(String name, Object handler) {
        try {
            Object signal = SIGNAL.getConstructor(String.class).newInstance(name);
            HANDLER.getMethod("handle", SIGNAL).invoke(handler, signal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signal " + name, e);
        }
    }

    /** Installs a handler that {@link #handle} returned; returns the one before. */
    static Object restore(String name, Object handler) {
        try {
            Object signal = SIGNAL.getConstructor(String.class).newInstance(name);
            Method handle = SIGNAL.getMethod("handle", SIGNAL, HANDLER);
            return handle.invoke(null, signal, handler);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("signal " + name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + SIGNAL + " as we know it", e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
