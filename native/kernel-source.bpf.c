/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * The kernel source's programs: what the threads of the observed processes do, told from inside
 * the kernel at the moment when it happens.
 *
 *   clock      a thread has used another period of CPU time
 *   enter,     futex(2) on the words of the GIL itself: a wait for it begins and ends, a drop wakes
 *   leave      somebody who waits
 *   switched   a thread leaves its CPU, another one gets it
 *   woken      a thread that slept may run again
 *   born       a thread of an observed process has started another one
 *   met        nothing; it runs once in every thread, so that the thread is recognised
 *
 * The programs read user memory of the thread that they run in, the tracepoints' own records and
 * the thread's saved registers, all of which have one layout on x86_64; so there are no kernel
 * headers here, no BTF of our own and no relocation against the running kernel. Names beginning
 * with "value_" are numbers, and those beginning with "map_" maps, that the loader writes into the
 * instructions. None of this writes to an observed process.
 */

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

#define PROGRAM(name) __attribute__((section(name), used))
#define INLINE static inline __attribute__((always_inline))

/* Helpers by their numbers, include/uapi/linux/bpf.h. */
static void *(*const map_lookup)(const void *map, const void *key) = (void *)1;
static long (*const map_update)(const void *map, const void *key, const void *value, u64 flags) = (void *)2;
static long (*const map_delete)(const void *map, const void *key) = (void *)3;
static u64 (*const ktime_nanos)(void) = (void *)5;
static u64 (*const current_pid_tgid)(void) = (void *)14;
static long (*const read_user)(void *into, u32 bytes, const void *from) = (void *)112;
static long (*const read_kernel)(void *into, u32 bytes, const void *from) = (void *)113;
static long (*const ring_output)(const void *ring, const void *data, u64 bytes, u64 flags) = (void *)130;
static long (*const namespace_pids)(u64 device, u64 inode, void *into, u32 bytes) = (void *)120;
static void *(*const current_task)(void) = (void *)158;
static u64 (*const saved_registers)(void *task) = (void *)175;

extern const char map_threads, map_tstates, map_targets, map_processes, map_scratch, map_ring,
    map_counts;
/* Where tracefs' format files say that the fields are, in bytes. */
extern const char value_prev_state_at, value_next_pid_at, value_woken_pid_at, value_new_pid_at,
    value_clone_flags_at;
/* 1 where helpers 158 and 175 are there (Linux 5.15, kernel with BTF). */
extern const char value_has_registers __attribute__((weak));
/*
 * The observed processes' PID namespace, if gilspy cannot see the TIDs that the kernel's first one
 * gives; else both are 0.
 */
extern const char value_namespace_device __attribute__((weak)),
    value_namespace_inode __attribute__((weak));

#define VALUE(name) ((u64)&value_##name)
#define MAP(name) ((const void *)&map_##name)

/* The layouts below are also those of KernelMaps.java and Event.java. */

/* What is observed of a thread; by the TID that it has in the first namespace. */
struct thread {
    u64 woken_nanos;
    u64 first_in_nanos; /* when it got its first CPU, while the next one is 0 */
    u32 tid;            /* by which gilspy knows it; 0 while that is not known */
    u32 target;
    u32 in_gil_call;
    u32 gil;            /* index of the GIL that it was last seen with */
};

/* A thread as its interpreter knows it; by the TID by which gilspy knows it. */
struct self {
    u64 tstate;  /* where it is when it is in no other interpreter */
    u64 pthread; /* what all its thread states have for it */
    u64 gil;     /* index of that interpreter's GIL */
    u64 target;
};

#define MOST_GILS 16

/* Where things are in a process, by the index in struct thread. */
struct target {
    u64 words_at; /* in a GIL, of the words that tell who holds it; three times from there: */
    u64 last_holder_at;
    u64 locked_at;
    u64 switches_at;
    u64 futexes_at;    /* in a GIL, of its condition variables and mutexes */
    u64 futexes_bytes; /* how far they reach */
    u64 cond_bytes;    /* the first of them is the one that waiters sleep on */
    u64 current;       /* address of the only GIL's current thread state; 0 where there is none */
    u64 pthread_at;    /* in a thread state */
    u64 interpreter_at;
    u64 interpreter_id_at; /* in an interpreter; all ones if there is only one */
    u64 top_at;        /* in a thread state, of what leads to the leaf frame */
    u64 cframe_top_at; /* in a _PyCFrame, of the leaf frame; all ones if there is none */
    u64 frame_bytes;
    u64 executable_at;
    u64 previous_at;
    u64 instruction_at;
    u64 owner_at;
    u64 contexts_at; /* in a thread state, of the count of contexts entered; all ones: none */
    u64 skip_mask; /* bit n: a frame with owner n is no Python frame */
    u64 gils;      /* those in use have lower indices */
    u64 gil[MOST_GILS]; /* addresses; 0: none there */
};

enum kind { CLOCK = 1, OUT, IN, WAIT, WAITED, DROP, BORN, MET };
enum flag {
    WHOLE = 1,
    SHIM = 2,
    FAULT = 4,
    WALKED = 8,
    KERNEL_MODE = 16,
    FIRST_ZERO = 32,
    BLIND = 64, /* the GIL's words could not be read */
    LOCKED = 128,
};

#define MOST_FRAMES 1024
#define FRAME_BYTES 128
#define WORDS 24 /* bytes: three of 8, or less */
#define WORDS_BYTES 32

struct event {
    u64 nanos;
    u32 tid;
    u8 kind;
    u8 flags;
    u16 frames;
    u64 last_holder; /* the thread that took the GIL last, as its interpreter knows it */
    u8 target;
    u8 gil;
    short detail;
    u32 interpreter; /* ID of the one that the thread itself is in */
    u64 switches;
    u64 extra;
    u64 contexts; /* how often the thread has entered or left one; 0 where not read */
    struct {
        u64 executable;
        u64 instruction;
    } frame[MOST_FRAMES];
};

#define HEAD_BYTES 56

struct scratch {
    struct event event;
    u8 frame[FRAME_BYTES + 8];
    u8 words[WORDS_BYTES + 8];
};

/* The indices of map_counts. */
#define LOST 0      /* events that there was no room for */
#define STRANGERS 1 /* observed processes of which no thread has been recognised yet */

#define RING_NO_WAKEUP 1
#define NONE (~0ULL)
#define NO_INTERPRETER (~0U)

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1
#define FUTEX_WAIT_BITSET 9
#define FUTEX_COMMAND 127
#define CLONE_THREAD 0x10000
#define STATE_MASK 0xff
#define STATE_ENDED 0x30

INLINE void send(const void *event, u64 bytes)
{
    if (ring_output(MAP(ring), event, bytes, RING_NO_WAKEUP) < 0) {
        u32 index = LOST;
        u64 *lost = map_lookup(MAP(counts), &index);
        if (lost)
            __sync_fetch_and_add(lost, 1);
    }
}

/*
 * The room in which an event is made. One for each CPU is enough: the kernel runs no second
 * tracing program on a CPU while one is running there.
 */
INLINE struct scratch *begin(u8 kind, struct thread *thread)
{
    u32 zero = 0;
    struct scratch *scratch = map_lookup(MAP(scratch), &zero);
    if (!scratch)
        return 0;
    struct event *event = &scratch->event;
    event->nanos = ktime_nanos();
    event->tid = thread->tid;
    event->kind = kind;
    event->flags = 0;
    event->frames = 0;
    event->last_holder = 0;
    event->target = thread->target;
    event->gil = 0;
    event->detail = 0;
    event->interpreter = NO_INTERPRETER;
    event->switches = 0;
    event->extra = 0;
    event->contexts = 0;
    return scratch;
}

/* An event of a moment that may have passed. */
INLINE void tell(u8 kind, struct thread *thread, u64 nanos, u64 extra)
{
    struct scratch *scratch = begin(kind, thread);
    if (!scratch)
        return;
    scratch->event.nanos = nanos;
    scratch->event.extra = extra;
    send(&scratch->event, HEAD_BYTES);
}

INLINE u64 read_pointer(u64 address)
{
    u64 value = 0;
    if (read_user(&value, sizeof(value), (void *)address))
        return NONE;
    return value;
}

#define U64_OF(bytes, size, at) (*(u64 *)((bytes) + ((at) & ((size) - 1))))
#define WORD(scratch, at) U64_OF((scratch)->words, WORDS_BYTES, at)

/* Reads the words of a GIL. Gives the thread state that took it last; all ones if there are none. */
INLINE u64 took_last(struct scratch *scratch, struct target *target, u32 index)
{
    u64 gil = target->gil[index & (MOST_GILS - 1)];
    if (!gil || read_user(scratch->words, WORDS, (void *)(gil + target->words_at)))
        return NONE;
    if (target->current && (u32)WORD(scratch, target->locked_at) == 1) {
        /* Before CPython 3.12 a thread may go from one interpreter to another and keep the GIL. */
        u64 current = read_pointer(target->current);
        if (current && current != NONE)
            return current;
    }
    return WORD(scratch, target->last_holder_at);
}

INLINE u64 pthread_of(struct target *target, u64 tstate)
{
    u64 pthread = tstate ? read_pointer(tstate + target->pthread_at) : 0;
    return pthread == NONE ? 0 : pthread;
}

/* What the words of the thread's GIL say. Gives the thread state that took it last. */
INLINE u64 read_gil(struct scratch *scratch, struct thread *thread, struct target *target)
{
    struct event *event = &scratch->event;
    event->gil = thread->gil;
    u64 tstate = took_last(scratch, target, thread->gil);
    if (tstate == NONE) {
        event->flags |= BLIND;
        return 0;
    }
    event->flags &= ~(BLIND | LOCKED);
    if ((u32)WORD(scratch, target->locked_at) == 1)
        event->flags |= LOCKED;
    event->switches = WORD(scratch, target->switches_at);
    event->last_holder = pthread_of(target, tstate);
    return tstate;
}

INLINE u8 is_holder(struct event *event, struct self *self)
{
    return (event->flags & LOCKED) && event->last_holder == self->pthread;
}

/* The thread is with the GIL that it holds, if there is one; else it stays where it is. */
INLINE void find_held(
    struct scratch *scratch, struct thread *thread, struct target *target, struct self *self)
{
    for (u32 i = 0; i < MOST_GILS; i++) {
        if (i >= target->gils)
            break;
        u64 tstate = took_last(scratch, target, i);
        if (tstate != NONE && (u32)WORD(scratch, target->locked_at) == 1
            && pthread_of(target, tstate) == self->pthread) {
            thread->gil = i;
            break;
        }
    }
}

INLINE u64 leaf_frame(struct target *target, u64 tstate)
{
    u64 top = read_pointer(tstate + target->top_at);
    if (target->cframe_top_at == NONE || top == 0 || top == NONE)
        return top;
    return read_pointer(top + target->cframe_top_at);
}

#define FRAME_U64(scratch, at) U64_OF((scratch)->frame, FRAME_BYTES, at)

INLINE void count_contexts(struct event *event, struct target *target, u64 tstate)
{
    if (target->contexts_at != NONE)
        event->contexts = read_pointer(tstate + target->contexts_at);
}

/* Frame by frame, leaf first, in the thread's own context: nothing changes meanwhile. */
INLINE void walk(struct scratch *scratch, struct target *target, u64 frame)
{
    struct event *event = &scratch->event;
    event->flags |= WALKED;
    u32 bytes = target->frame_bytes & (FRAME_BYTES - 1);
    /* Few branches, and a count that stays in memory: the verifier follows every one of them. */
    for (int i = 0; i < MOST_FRAMES; i++) {
        if (frame == 0) {
            event->flags |= WHOLE;
            break;
        }
        if (read_user(scratch->frame, bytes, (void *)frame)) {
            event->flags |= FAULT;
            break;
        }
        u8 owner = scratch->frame[target->owner_at & (FRAME_BYTES - 1)];
        u64 skip = (target->skip_mask >> (owner & 63)) & 1;
        u64 count = event->frames & (MOST_FRAMES - 1);
        event->frame[count].executable = FRAME_U64(scratch, target->executable_at);
        event->frame[count].instruction = FRAME_U64(scratch, target->instruction_at);
        event->frames = count + 1 - skip;
        event->flags = (event->flags & ~SHIM) | (skip * SHIM);
        frame = FRAME_U64(scratch, target->previous_at);
    }
}

INLINE void send_whole(struct scratch *scratch)
{
    u64 bytes = HEAD_BYTES + 16 * (u64)(scratch->event.frames & (2 * MOST_FRAMES - 1));
    if (bytes > sizeof(struct event))
        bytes = sizeof(struct event);
    send(&scratch->event, bytes);
}

INLINE struct thread *find_thread(u32 key)
{
    return map_lookup(MAP(threads), &key);
}

/* 0 while the loader does not know it, or if it knows another process's that had this TID. */
INLINE struct self *self_of(struct thread *thread)
{
    u32 tid = thread->tid;
    struct self *self = map_lookup(MAP(tstates), &tid);
    return self && self->target == thread->target ? self : 0;
}

struct pids {
    u32 tid;
    u32 process;
};

/*
 * The current thread, if it turns out to be one of those that the loader has given a state, or, of
 * one whose birth was seen, which it is. Only a thread itself can ask for its TID in its namespace.
 */
INLINE struct thread *recognise(u32 key, u32 process, struct thread *thread)
{
    struct pids own;
    if (namespace_pids(VALUE(namespace_device), VALUE(namespace_inode), &own, sizeof(own))) {
        if (thread)
            map_delete(MAP(threads), &key); /* at its very end it has no TID any more */
        return 0;
    }
    if (thread) {
        u64 born = thread->woken_nanos;
        thread->woken_nanos = 0;
        thread->tid = own.tid;
        tell(BORN, thread, born, 0);
        if (thread->first_in_nanos)
            tell(IN, thread, thread->first_in_nanos, born);
        return thread;
    }
    struct self *self = map_lookup(MAP(tstates), &own.tid);
    if (!self)
        return 0;
    struct thread met = {.tid = own.tid, .target = self->target, .gil = self->gil};
    if (map_update(MAP(threads), &key, &met, 0))
        return 0;
    map_update(MAP(processes), &process, &met.target, 0);
    tell(MET, &met, ktime_nanos(), 0);
    return find_thread(key);
}

/* Whether a process is observed, or may be. */
INLINE u8 is_expected(u32 process)
{
    u32 index = STRANGERS;
    u64 *strangers = map_lookup(MAP(counts), &index);
    return (strangers && *strangers) || map_lookup(MAP(processes), &process);
}

/*
 * The current thread where gilspy lives in a PID namespace. The process is asked for first: all
 * others' threads come by here too, at every switch of the machine.
 */
INLINE struct thread *current_of_namespace(u32 key, u32 process)
{
    struct thread *thread = find_thread(key);
    if (thread && thread->tid)
        return thread;
    return thread || is_expected(process) ? recognise(key, process, thread) : 0;
}

/* The current thread, if it is observed. */
INLINE struct thread *current_thread(void)
{
    u64 id = current_pid_tgid();
    return VALUE(namespace_inode) ? current_of_namespace(id, id >> 32) : find_thread(id);
}

INLINE struct target *target_of(struct thread *thread)
{
    u32 index = thread->target;
    return map_lookup(MAP(targets), &index);
}

/* Of CPython 3.15 the last frame is part of the thread state. */
#define TSTATE_BYTES 4096

INLINE u8 has_frames(u64 tstate, u64 leaf)
{
    return leaf && leaf != NONE && leaf - tstate >= TSTATE_BYTES;
}

INLINE void tell_interpreter(struct event *event, struct target *target, u64 tstate)
{
    if (target->interpreter_id_at == NONE)
        return;
    u64 interpreter = read_pointer(tstate + target->interpreter_at);
    if (interpreter && interpreter != NONE)
        event->interpreter = read_pointer(interpreter + target->interpreter_id_at);
}

/*
 * In which of its thread states the current thread is, and what the words of the GIL there say.
 * That is the one with which it holds a GIL, or was the last to hold one; but if that one has no
 * frames, the thread has come back from there. Gives the thread state whose frames are the
 * thread's.
 */
INLINE u64 find_itself(
    struct scratch *scratch, struct thread *thread, struct target *target, struct self *self)
{
    struct event *event = &scratch->event;
    u64 tstate = read_gil(scratch, thread, target);
    u8 parked = thread->in_gil_call; /* where it waits is where it is */
    if (target->gils > 1 && !parked && !is_holder(event, self)) {
        find_held(scratch, thread, target, self);
        if (event->gil != thread->gil)
            tstate = read_gil(scratch, thread, target);
    }
    u64 home = self->tstate;
    u8 own = event->last_holder == self->pthread;
    u8 there = own && (tstate == home || has_frames(tstate, leaf_frame(target, tstate)));
    u8 holds = is_holder(event, self);
    u8 back = !there && !holds && !parked && (own || (event->flags & BLIND));
    if (back && event->gil != self->gil) {
        thread->gil = self->gil;
        read_gil(scratch, thread, target);
    }
    if (own || back)
        tell_interpreter(event, target, there || holds ? tstate : home);
    return there ? tstate : home;
}

/* The registers with which the current thread entered the kernel, by their place in pt_regs. */
INLINE u64 saved_register(u32 at)
{
    u64 value = NONE;
    if (VALUE(has_registers))
        read_kernel(&value, sizeof(value), (void *)(saved_registers(current_task()) + at));
    return value;
}

#define REGISTER_FIRST_ARGUMENT 112
#define REGISTER_SYSCALL 120
#define REGISTER_IP 128

struct clock_context {
    u64 registers[21];
    u64 period;
    u64 address;
};

PROGRAM("clock") int on_clock(struct clock_context *context)
{
    struct thread *thread = current_thread();
    if (!thread)
        return 0;
    struct target *target = target_of(thread);
    struct scratch *scratch = begin(CLOCK, thread);
    if (!target || !scratch)
        return 0;
    struct self *self = self_of(thread);
    u64 tstate = self ? find_itself(scratch, thread, target, self)
                      : read_gil(scratch, thread, target);
    scratch->event.extra = context->registers[16];
    if ((context->registers[17] & 3) != 3) {
        scratch->event.flags |= KERNEL_MODE;
        scratch->event.extra = saved_register(REGISTER_IP);
    }
    if (self) {
        count_contexts(&scratch->event, target, tstate);
        walk(scratch, target, leaf_frame(target, tstate));
    }
    send_whole(scratch);
    return 0;
}

struct enter_context {
    u64 common;
    u64 number;
    u64 address;
    u64 operation;
    u64 value;
    u64 timeout;
};

/* How far behind a GIL's first futex an address is; all ones if it is none of its futexes. */
INLINE u64 futex_offset(struct target *target, u32 index, u64 address)
{
    u64 gil = target->gil[index & (MOST_GILS - 1)];
    u64 offset = address - gil - target->futexes_at;
    return gil && offset < target->futexes_bytes ? offset : NONE;
}

/* The same for any GIL, which the thread is then with. */
INLINE u64 find_futex(struct thread *thread, struct target *target, u64 address)
{
    u64 offset = futex_offset(target, thread->gil, address);
    for (u32 i = 0; i < MOST_GILS; i++) {
        if (offset != NONE || i >= target->gils)
            break;
        offset = futex_offset(target, i, address);
        if (offset != NONE)
            thread->gil = i;
    }
    return offset;
}

PROGRAM("enter") int on_enter(struct enter_context *context)
{
    struct thread *thread = current_thread();
    if (!thread)
        return 0;
    struct target *target = target_of(thread);
    u64 offset = target ? find_futex(thread, target, context->address) : NONE;
    if (!target || offset == NONE)
        return 0;
    u64 command = context->operation & FUTEX_COMMAND;
    u8 waits = command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET;
    /* A drop wakes one; a waiter that leaves may wake all that closed the group behind it. */
    u8 drops = command == FUTEX_WAKE && (u32)context->value == 1 && offset < target->cond_bytes;
    if (!waits && !drops)
        return 0;
    struct scratch *scratch = begin(waits ? WAIT : DROP, thread);
    if (!scratch)
        return 0;
    thread->in_gil_call = waits;
    u64 tstate = read_gil(scratch, thread, target);
    scratch->event.detail = command | (context->timeout ? 256 : 0);
    scratch->event.extra = offset;
    struct self *self = drops ? self_of(thread) : 0;
    if (self && scratch->event.last_holder == self->pthread) {
        tell_interpreter(&scratch->event, target, tstate);
        walk(scratch, target, leaf_frame(target, tstate));
    }
    send_whole(scratch);
    return 0;
}

struct leave_context {
    u64 common;
    u64 number;
    u64 result;
};

PROGRAM("leave") int on_leave(struct leave_context *context)
{
    struct thread *thread = current_thread();
    if (!thread || !thread->in_gil_call)
        return 0;
    thread->in_gil_call = 0;
    struct target *target = target_of(thread);
    struct scratch *scratch = begin(WAITED, thread);
    if (!target || !scratch)
        return 0;
    read_gil(scratch, thread, target);
    scratch->event.detail = context->result;
    send_whole(scratch);
    return 0;
}

INLINE void leaves_cpu(struct thread *thread, u64 state)
{
    struct target *target = target_of(thread);
    struct scratch *scratch = begin(OUT, thread);
    if (!target || !scratch)
        return;
    struct event *event = &scratch->event;
    event->detail = state & STATE_MASK;
    event->extra = saved_register(REGISTER_SYSCALL);
    if (saved_register(REGISTER_FIRST_ARGUMENT) == 0)
        event->flags |= FIRST_ZERO;
    u8 ended = state & STATE_ENDED;
    struct self *self = ended ? 0 : self_of(thread);
    if (self) {
        u64 tstate = find_itself(scratch, thread, target, self);
        count_contexts(event, target, tstate);
        if (event->detail || is_holder(event, self))
            walk(scratch, target, leaf_frame(target, tstate));
    } else if (!ended) {
        read_gil(scratch, thread, target);
    }
    send_whole(scratch);
    if (ended) {
        u32 key = current_pid_tgid();
        u32 tid = thread->tid;
        map_delete(MAP(threads), &key);
        map_delete(MAP(tstates), &tid);
    }
}

INLINE void gets_cpu(struct thread *thread)
{
    if (!thread->tid) {
        thread->first_in_nanos = ktime_nanos();
        return;
    }
    u64 woken = thread->woken_nanos;
    thread->woken_nanos = 0;
    tell(IN, thread, ktime_nanos(), woken);
}

INLINE u64 field(const void *context, u64 at, u32 bytes)
{
    u64 value = 0;
    read_kernel(&value, bytes, context + at);
    return value;
}

PROGRAM("switched") int on_switched(const void *context)
{
    struct thread *thread = current_thread();
    if (thread)
        leaves_cpu(thread, field(context, VALUE(prev_state_at), 8));
    thread = find_thread(field(context, VALUE(next_pid_at), 4));
    if (thread)
        gets_cpu(thread);
    return 0;
}

PROGRAM("woken") int on_woken(const void *context)
{
    struct thread *thread = find_thread(field(context, VALUE(woken_pid_at), 4));
    if (thread)
        thread->woken_nanos = ktime_nanos();
    return 0;
}

PROGRAM("born") int on_born(const void *context)
{
    struct thread *parent = current_thread();
    if (!parent || !(field(context, VALUE(clone_flags_at), 8) & CLONE_THREAD))
        return 0;
    u32 key = field(context, VALUE(new_pid_at), 4);
    u32 tid = VALUE(namespace_inode) ? 0 : key;
    struct thread thread = {.woken_nanos = ktime_nanos(),
                            .tid = tid,
                            .target = parent->target,
                            .gil = parent->gil};
    map_update(MAP(threads), &key, &thread, 0);
    if (tid)
        tell(BORN, &thread, thread.woken_nanos, 0);
    return 0;
}

/* Not 0, or the kernel would not count that it has run. */
PROGRAM("met") int on_met(const void *context)
{
    (void)context;
    current_thread();
    return 1;
}
