package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;

/** The announced frames and stacks, and which of them are those of event loops. */
final class KnownStacks {
    private final StackTable table = new StackTable();
    private final LoopStacks loops = new LoopStacks();

    void frame(int id, Frame frame) {
        table.frame(id, frame);
    }

    void stack(int id, int parent, int frame) {
        table.stack(id, parent, frame);
        loops.stack(id, parent, table.frameOf(frame));
    }

    StackTable table() {
        return table;
    }

    LoopStacks loops() {
        return loops;
    }
}
