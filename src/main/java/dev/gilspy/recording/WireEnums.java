package dev.gilspy.recording;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run;
import dev.gilspy.model.ThreadState;

/**
 * The model's enums in the file and back. They have the same names on both sides; their numbers in
 * the file are those of recording.proto, so that the model's order is free to change.
 */
final class WireEnums {
    private static final Wire.State[] STATES = new Wire.State[ThreadState.values().length];
    private static final Wire.Kind[] KINDS = new Wire.Kind[BlockedKind.values().length];

    static {
        for (ThreadState state : ThreadState.values()) {
            STATES[state.ordinal()] = Wire.State.valueOf(state.name());
        }
        for (BlockedKind kind : BlockedKind.values()) {
            KINDS[kind.ordinal()] = Wire.Kind.valueOf(kind.name());
        }
    }

    private WireEnums() {}

    static Wire.State state(ThreadState state) {
        return STATES[state.ordinal()];
    }

    static Wire.Kind kind(BlockedKind kind) {
        return KINDS[kind.ordinal()];
    }

    static ThreadState state(Wire.State state) {
        return named(ThreadState.class, state);
    }

    static BlockedKind kind(Wire.Kind kind) {
        return named(BlockedKind.class, kind);
    }

    static Run.Source source(Wire.Run.Source source) {
        return named(Run.Source.class, source);
    }

    static Run.Pause pause(Wire.Run.Pause pause) {
        return named(Run.Pause.class, pause);
    }

    static Ending.Reason reason(Wire.Ending.Reason reason) {
        return named(Ending.Reason.class, reason);
    }

    private static <E extends Enum<E>> E named(Class<E> type, Enum<?> value) {
        MalformedException.unless(
                !value.name().equals("UNRECOGNIZED"),
                "it has a %s that is not known".formatted(type.getSimpleName()));
        return Enum.valueOf(type, value.name());
    }
}
