package dev.gilspy.recording;

import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;

/** The calls that are not in the order of their batch, as messages and back. */
final class Asides {
    private Asides() {}

    static Wire.Aside.Builder of(InterpreterInfo interpreter) {
        return Wire.Aside.newBuilder()
                .setInterpreter(
                        Wire.InterpreterInfo.newBuilder()
                                .setId(interpreter.id())
                                .setGil(interpreter.gil()));
    }

    static Wire.Aside.Builder of(LockAccount account) {
        return Wire.Aside.newBuilder()
                .setLockAccount(
                        Wire.LockAccount.newBuilder()
                                .setLock(account.lock())
                                .setOf(account.of())
                                .setThread(account.thread())
                                .setQueuedNanos(account.queuedNanos()));
    }

    static Wire.Aside.Builder of(PauseAccount account) {
        return Wire.Aside.newBuilder()
                .setPauseAccount(
                        Wire.PauseAccount.newBuilder()
                                .setThread(account.thread())
                                .setPauses(account.pauses())
                                .setPausedNanos(account.pausedNanos()));
    }

    static Wire.Aside.Builder of(ProcessInfo process) {
        return Wire.Aside.newBuilder().setProcessInfo(Messages.of(process));
    }

    static Wire.Aside.Builder of(ProcessUsage usage) {
        return Wire.Aside.newBuilder()
                .setUsage(
                        Wire.ProcessUsage.newBuilder()
                                .setAtNanos(usage.atNanos())
                                .setCpuNanos(usage.cpuNanos())
                                .setResidentBytes(usage.residentBytes())
                                .setProportionalBytes(usage.proportionalBytes())
                                .setUniqueBytes(usage.uniqueBytes()));
    }

    /** Repeats one of these calls; does nothing for one of a kind that is not known. */
    static void replay(Wire.Aside aside, Tables tables, Plausible plausible, Observer observer) {
        switch (aside.getCallCase()) {
            case INTERPRETER -> observer.interpreter(interpreter(aside.getInterpreter()));
            case LOCK_ACCOUNT ->
                    observer.lockAccount(
                            plausible.lockAccount(lock(aside.getLockAccount(), tables)));
            case PAUSE_ACCOUNT ->
                    observer.pauseAccount(
                            plausible.pauseAccount(pause(aside.getPauseAccount(), tables)));
            case PROCESS_INFO -> observer.process(Messages.processInfo(aside.getProcessInfo()));
            case USAGE -> observer.usage(plausible.usage(usage(aside.getUsage())));
            default -> {
                // A newer gilspy knows more kinds of calls.
            }
        }
    }

    private static InterpreterInfo interpreter(Wire.InterpreterInfo wire) {
        return new InterpreterInfo(wire.getId(), wire.getGil());
    }

    private static LockAccount lock(Wire.LockAccount wire, Tables tables) {
        return new LockAccount(
                wire.getLock(),
                wire.getOf(),
                tables.thread(wire.getThread()),
                wire.getQueuedNanos());
    }

    private static PauseAccount pause(Wire.PauseAccount wire, Tables tables) {
        return new PauseAccount(
                tables.requester(wire.getThread()), wire.getPauses(), wire.getPausedNanos());
    }

    private static ProcessUsage usage(Wire.ProcessUsage wire) {
        return new ProcessUsage(
                wire.getAtNanos(),
                wire.getCpuNanos(),
                wire.getResidentBytes(),
                wire.getProportionalBytes(),
                wire.getUniqueBytes());
    }
}
