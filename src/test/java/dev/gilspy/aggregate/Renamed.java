package dev.gilspy.aggregate;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Records with every text in them replaced, also in the records that they are made of, and one text
 * where there might be several and is none: what is added to them is found by itself.
 */
public final class Renamed {
    private final UnaryOperator<String> name;
    private final Map<Object, Object> known = new IdentityHashMap<>();
    private final Set<String> met = new TreeSet<>();

    public Renamed(UnaryOperator<String> name) {
        this.name = name;
    }

    @SuppressWarnings("unchecked")
    public <T> T of(T value) {
        return (T) renamed(value);
    }

    /** The components with texts that have been replaced, as {@code Frame.file}. */
    public Set<String> met() {
        return met;
    }

    /** All of those of a record and the records that it is made of. */
    public static Set<String> allIn(Class<?> type) {
        Set<String> all = new TreeSet<>();
        collect(type, all, new HashSet<>());
        return all;
    }

    private static void collect(Class<?> type, Set<String> all, Set<Class<?>> seen) {
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            for (Class<?> part : parts(component.getGenericType())) {
                if (part == String.class) {
                    all.add(nameOf(component));
                }
                collect(part, all, seen);
            }
        }
    }

    private static List<Class<?>> parts(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Class<?>> parts = new ArrayList<>();
            Arrays.stream(generic.getActualTypeArguments())
                    .forEach(part -> parts.addAll(parts(part)));
            return parts;
        }
        return type instanceof Class<?> plain ? List.of(plain) : List.of();
    }

    private static String nameOf(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private Object renamed(Object value) {
        if (value instanceof String text) {
            return name.apply(text);
        }
        if (value instanceof List<?> list) {
            return known.computeIfAbsent(value, once -> list.stream().map(this::renamed).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(renamed(key), renamed(each)));
            return copy;
        }
        if (value instanceof Record each) {
            Object before = known.get(value);
            return before == null ? remember(value, record(each)) : before;
        }
        return value;
    }

    private Object remember(Object value, Object copy) {
        known.put(value, copy);
        return copy;
    }

    private Object record(Record record) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                Object value = components[i].getAccessor().invoke(record);
                Type type = components[i].getGenericType();
                boolean unsaid =
                        List.of().equals(value) && parts(type).equals(List.of(String.class));
                values[i] = unsaid ? List.of(name.apply("")) : renamed(value);
                if (value != null
                        && !value.equals(values[i])
                        && parts(type).contains(String.class)) {
                    met.add(nameOf(components[i]));
                }
            }
            Class<?>[] types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<?> canonical = record.getClass().getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(record.getClass().getName(), e);
        }
    }
}
