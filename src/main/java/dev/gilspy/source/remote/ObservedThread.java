package dev.gilspy.source.remote;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.os.InstructionClock;
import dev.gilspy.os.ProcFile;
import dev.gilspy.os.ProcText;
import dev.gilspy.os.SchedStat;
import dev.gilspy.os.SyscallLine;
import dev.gilspy.source.ThreadTimeline;

/**
 * One thread of the target: its open /proc files, its stack, and what has been seen of it. Looking
 * allocates nothing.
 */
final class ObservedThread implements AutoCloseable {
    private final int id;
    private final int tid;
    private final long pthread;
    private final ProcFile schedstat;
    private final ProcFile syscall;
    private final SchedStat schedStat = new SchedStat();
    private final Seats seats;
    private final ThreadHistory history;
    private final Sight sight = new Sight();
    private final KernelAccount account = new KernelAccount();
    private final ObservedWindow window = new ObservedWindow();
    private long systemCall = SystemCalls.NONE;
    private InstructionClock clock;
    private long runsSinceNanos;
    private boolean moved;
    private boolean ended;
    private boolean heldSinceStack;
    private final AttachState attach = new AttachState();
    private final LockStay stay = new LockStay();
    private Seat parkedAt;

    ObservedThread(int id, int tid, long pthread, Belongings belongings) {
        this.id = id;
        this.tid = tid;
        this.pthread = pthread;
        this.schedstat = belongings.schedstat();
        this.syscall = belongings.syscall();
        this.seats = belongings.seats();
        this.history = new ThreadHistory(belongings.timeline(), belongings.waitersPoll());
    }

    /** What an observed thread is made with. */
    record Belongings(
            ProcFile schedstat,
            ProcFile syscall,
            Seats seats,
            ThreadTimeline timeline,
            boolean waitersPoll) {}

    int id() {
        return id;
    }

    int tid() {
        return tid;
    }

    /** Its thread states, and in which interpreter it is. */
    Seats seats() {
        return seats;
    }

    /** The GIL of the interpreter that it is in. */
    SampledGil gil() {
        return seats.current().interpreter().gil();
    }

    /** Whether it holds that GIL at this sample. */
    boolean holdsGil() {
        return gil().holder() == this;
    }

    /** Whether it executes Python at this sample, or C code that has not let go of it. */
    boolean runsPython() {
        return gil().off() ? attach.attached() : holdsGil();
    }

    AttachState attach() {
        return attach;
    }

    /** Whether it was not asleep at the look before. */
    boolean ranAtLastLook() {
        return !history.seen() || history.last().runnable;
    }

    /** Its stay in a lock's queue. */
    LockStay stay() {
        return stay;
    }

    /** Its pthread_t, which threading calls its ident. */
    long pthread() {
        return pthread;
    }

    /** Its stack in the interpreter that it is in. */
    ThreadStack stack() {
        return seats.current().stack();
    }

    ThreadHistory history() {
        return history;
    }

    /** Where it is interrupted while it runs; null unless somebody set it. */
    InstructionClock clock() {
        return clock;
    }

    /**
     * The look at which it was first seen to run as it runs now; whoever keeps the clock sets it.
     */
    long runsSince() {
        return runsSinceNanos;
    }

    void runsSince(long nanos) {
        runsSinceNanos = nanos;
    }

    /** Has the thread keep a clock, and close it at its end. */
    void clock(InstructionClock opened) {
        clock = opened;
    }

    /** This look's findings. */
    Sight sight() {
        return sight;
    }

    /** Whether anything has been booked for the thread since the look before. */
    boolean moved() {
        return moved;
    }

    /** Begins a sample. */
    void begin() {
        heldSinceStack |= gil().off() || seats.mayHaveHeld();
    }

    /** It goes on in another place: what is known of its stack is of the one before. */
    void sit(Seat seat) {
        seats.current(seat);
        sight.pythonStack = 0;
        heldSinceStack = true;
    }

    /**
     * Whether its stack must be read: it may have moved, and only who may run Python changes its
     * stack. Nothing need have been booked for one that keeps its CPU.
     */
    boolean stackMayHaveChanged() {
        return (moved || sight.holds && sight.runnable)
                && (heldSinceStack || sight.pythonStack == 0);
    }

    /** Takes the number of the stack as it is now. */
    void stackRead(int number) {
        sight.pythonStack = number;
        heldSinceStack = false;
    }

    /** Whether it has used so much CPU since the look before that it must have had the GIL. */
    boolean worked() {
        return account.workedSince(history.lastAccount());
    }

    /** Whether it slept in a system call, rather than in a page fault or under a tracer. */
    boolean inSystemCall() {
        return !sight.runnable && systemCall != SystemCalls.NONE;
    }

    /**
     * A thread that the sample before has stopped looks asleep outside any system call until it has
     * a CPU again: it is runnable.
     */
    void ignoreOwnStop() {
        sight.runnable |= !inSystemCall();
    }

    /** Whether it was asleep at this look and has not run since; reads its account again. */
    boolean sleptOn(Reading reading) {
        return !sight.runnable
                && schedstat.read(reading.text) >= 0
                && schedStat.parse(reading.text)
                && schedStat.timesScheduled() == account.timesScheduledIn
                && schedStat.cpuNanos() == account.cpuNanos;
    }

    /** The place for whose GIL it was seen asleep; null if it was not. */
    Seat parkedAt() {
        return parkedAt;
    }

    /** Whether that is another GIL than that of where it is. */
    boolean parkedElsewhere() {
        return parkedAt != null && parkedAt.interpreter().gil() != gil();
    }

    /** The system call it slept in at this look, or {@link SystemCalls#NONE}. */
    long systemCall() {
        return systemCall;
    }

    /**
     * Looks at the thread's OS side: whether it runs, or what it sleeps in. If the kernel has
     * booked nothing since the last look, it has not run: nothing is read but that.
     *
     * @return false if the thread has ended
     */
    boolean look(Reading reading) {
        if (schedstat.read(reading.text) < 0 || !schedStat.parse(reading.text)) {
            return false;
        }
        account.cpuNanos = schedStat.cpuNanos();
        account.queuedNanos = schedStat.runQueueNanos();
        account.timesScheduledIn = schedStat.timesScheduled();
        sight.holds = runsPython();
        moved = !history.seen() || !account.same(history.lastAccount());
        if (!moved) {
            sight.runnable = history.last().runnable;
            sight.parked = history.last().parked;
            sight.kind = history.last().kind;
            return true;
        }
        return readSystemCall(reading);
    }

    private boolean readSystemCall(Reading reading) {
        if (syscall.read(reading.text) < 0 || !reading.line.parse(reading.text)) {
            return false;
        }
        SyscallLine line = reading.line;
        sight.runnable = line.running();
        sight.parked = false;
        parkedAt = null;
        sight.kind = BlockedKind.NONE;
        systemCall = SystemCalls.NONE;
        stay.look(line);
        if (!line.running()) {
            systemCall = line.number();
            boolean futex = line.number() == SystemCalls.FUTEX;
            parkedAt = futex ? seats.parkedAt(line.argument(0)) : null;
            sight.parked = parkedAt != null;
            sight.kind = SystemCalls.kindOf(line.number(), line.argument(0));
        }
        return true;
    }

    /** Ends the look: hands it to the history. */
    void settle(long atNanos, long busyNanos) {
        if (!history.seen()) {
            window.begin(atNanos, account);
        }
        window.until(atNanos);
        history.look(sight, account, atNanos, busyNanos);
    }

    /** What the kernel has booked for it since its first look. Allocates. */
    ThreadAccount sinceFirstLook() {
        return window.account(id, account);
    }

    /** Whether it is no longer observed. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        ended = true;
        schedstat.close();
        syscall.close();
        if (clock != null) {
            clock.close();
        }
    }

    /** Room for reading /proc files, shared by all threads of a sampler. */
    static final class Reading {
        final ProcText text = new ProcText(512);
        final SyscallLine line = new SyscallLine();
    }
}
