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

extern const char map_threads, map_tstates, map_targets, map_scratch, map_ring, map_lost;
/* Where tracefs' format files say that the fields are, in bytes. */
extern const char value_prev_state_at, value_next_pid_at, value_woken_pid_at, value_new_pid_at,
    value_clone_flags_at;
/* 1 where helpers 158 and 175 are there (Linux 5.15, kernel with BTF). */
extern const char value_has_registers __attribute__((weak));
/*
 * The observed process's PID namespace, if gilspy cannot see the TIDs that the kernel's first one
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
    u32 unused;
};

/* Where things are in a process, by the index in struct thread. */
struct target {
    u64 last_holder; /* address in the GIL */
    u64 locked;      /* address in the GIL */
    u64 switches;    /* address in the GIL */
    u64 futexes;     /* addresses of the GIL's condition variables and mutexes */
    u64 futexes_end;
    u64 cond_end;    /* the first of them is the one that waiters sleep on */
    u64 top_at;      /* in a thread state, of what leads to the leaf frame */
    u64 cframe_top_at; /* in a _PyCFrame, of the leaf frame; all ones if there is none */
    u64 frame_bytes;
    u64 executable_at;
    u64 previous_at;
    u64 instruction_at;
    u64 owner_at;
    u64 skip_mask; /* bit n: a frame with owner n is no Python frame */
    u64 process;   /* in a namespace, its TGID in the first one; 0 while that is not known */
};

enum kind { CLOCK = 1, OUT, IN, WAIT, WAITED, DROP, BORN, MET };
enum flag { WHOLE = 1, SHIM = 2, FAULT = 4, WALKED = 8, KERNEL_MODE = 16, FIRST_ZERO = 32 };

#define MOST_FRAMES 1024
#define FRAME_BYTES 128

struct event {
    u64 nanos;
    u32 tid;
    u8 kind;
    u8 flags;
    u16 frames;
    u64 last_holder;
    u32 locked;
    u32 detail;
    u64 switches;
    u64 extra;
    struct {
        u64 executable;
        u64 instruction;
    } frame[MOST_FRAMES];
};

#define HEAD_BYTES 48

struct scratch {
    struct event event;
    u8 frame[FRAME_BYTES + 8];
};

#define RING_NO_WAKEUP 1
#define NONE (~0ULL)

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
        u32 zero = 0;
        u64 *lost = map_lookup(MAP(lost), &zero);
        if (lost)
            __sync_fetch_and_add(lost, 1);
    }
}

/*
 * The room in which an event is made. One for each CPU is enough: the kernel runs no second
 * tracing program on a CPU while one is running there.
 */
INLINE struct scratch *begin(u8 kind, u32 tid)
{
    u32 zero = 0;
    struct scratch *scratch = map_lookup(MAP(scratch), &zero);
    if (!scratch)
        return 0;
    struct event *event = &scratch->event;
    event->nanos = ktime_nanos();
    event->tid = tid;
    event->kind = kind;
    event->flags = 0;
    event->frames = 0;
    event->last_holder = 0;
    event->locked = 0;
    event->detail = 0;
    event->switches = 0;
    event->extra = 0;
    return scratch;
}

/* An event of a moment that may have passed. */
INLINE void tell(u8 kind, u32 tid, u64 nanos, u64 extra)
{
    struct scratch *scratch = begin(kind, tid);
    if (!scratch)
        return;
    scratch->event.nanos = nanos;
    scratch->event.extra = extra;
    send(&scratch->event, HEAD_BYTES);
}

INLINE void read_gil(struct event *event, struct target *target)
{
    long failed = read_user(&event->locked, sizeof(event->locked), (void *)target->locked);
    failed |= read_user(&event->last_holder, sizeof(u64), (void *)target->last_holder);
    failed |= read_user(&event->switches, sizeof(u64), (void *)target->switches);
    if (failed)
        event->flags |= FAULT;
}

INLINE u64 read_pointer(u64 address)
{
    u64 value = 0;
    if (read_user(&value, sizeof(value), (void *)address))
        return NONE;
    return value;
}

INLINE u64 leaf_frame(struct target *target, u64 tstate)
{
    u64 top = read_pointer(tstate + target->top_at);
    if (target->cframe_top_at == NONE || top == 0 || top == NONE)
        return top;
    return read_pointer(top + target->cframe_top_at);
}

#define FRAME_U64(scratch, at) (*(u64 *)((scratch)->frame + ((at) & (FRAME_BYTES - 1))))

/* Frame by frame, leaf first, in the thread's own context: nothing changes meanwhile. */
INLINE void walk(struct scratch *scratch, struct target *target, u64 tstate)
{
    struct event *event = &scratch->event;
    if (!tstate)
        return;
    event->flags |= WALKED;
    u64 frame = leaf_frame(target, tstate);
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

/* The thread's state in the interpreter; 0 while the loader does not know it. */
INLINE u64 tstate_of(u32 tid)
{
    u64 *tstate = map_lookup(MAP(tstates), &tid);
    return tstate ? *tstate : 0;
}

struct pids {
    u32 tid;
    u32 process;
};

/*
 * The current thread, if it turns out to be one of those that the loader has given a state, or, of
 * one whose birth was seen, which it is. Only a thread itself can ask for its TID in its namespace.
 */
INLINE struct thread *recognise(u32 key, struct thread *thread)
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
        tell(BORN, own.tid, born, 0);
        if (thread->first_in_nanos)
            tell(IN, own.tid, thread->first_in_nanos, born);
        return thread;
    }
    if (!tstate_of(own.tid))
        return 0;
    struct thread met = {.tid = own.tid};
    if (map_update(MAP(threads), &key, &met, 0))
        return 0;
    tell(MET, own.tid, ktime_nanos(), 0);
    return find_thread(key);
}

/*
 * The current thread where gilspy lives in a PID namespace. The process is asked for first: all
 * others' threads come by here too, at every switch of the machine.
 */
INLINE struct thread *current_of_namespace(u32 key, u32 process)
{
    u32 first = 0;
    struct target *target = map_lookup(MAP(targets), &first);
    if (!target || (target->process && target->process != process))
        return 0;
    struct thread *thread = find_thread(key);
    if (thread && thread->tid)
        return thread;
    thread = recognise(key, thread);
    if (thread)
        target->process = process;
    return thread;
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
    struct scratch *scratch = begin(CLOCK, thread->tid);
    if (!target || !scratch)
        return 0;
    read_gil(&scratch->event, target);
    scratch->event.extra = context->registers[16];
    if ((context->registers[17] & 3) != 3) {
        scratch->event.flags |= KERNEL_MODE;
        scratch->event.extra = saved_register(REGISTER_IP);
    }
    walk(scratch, target, tstate_of(thread->tid));
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

PROGRAM("enter") int on_enter(struct enter_context *context)
{
    struct thread *thread = current_thread();
    if (!thread)
        return 0;
    struct target *target = target_of(thread);
    u64 address = context->address;
    if (!target || address < target->futexes || address >= target->futexes_end)
        return 0;
    u64 command = context->operation & FUTEX_COMMAND;
    u8 waits = command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET;
    /* A drop wakes one; a waiter that leaves may wake all that closed the group behind it. */
    u8 drops = command == FUTEX_WAKE && (u32)context->value == 1 && address < target->cond_end;
    if (!waits && !drops)
        return 0;
    struct scratch *scratch = begin(waits ? WAIT : DROP, thread->tid);
    if (!scratch)
        return 0;
    thread->in_gil_call = waits;
    read_gil(&scratch->event, target);
    scratch->event.detail = command | (context->timeout ? 256 : 0);
    scratch->event.extra = address - target->futexes;
    if (drops)
        walk(scratch, target, tstate_of(thread->tid));
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
    struct scratch *scratch = begin(WAITED, thread->tid);
    if (!target || !scratch)
        return 0;
    read_gil(&scratch->event, target);
    scratch->event.detail = context->result;
    send_whole(scratch);
    return 0;
}

INLINE void leaves_cpu(struct thread *thread, u64 state)
{
    u32 tid = thread->tid;
    struct target *target = target_of(thread);
    struct scratch *scratch = begin(OUT, tid);
    if (!target || !scratch)
        return;
    struct event *event = &scratch->event;
    event->detail = state & STATE_MASK;
    event->extra = saved_register(REGISTER_SYSCALL);
    if (saved_register(REGISTER_FIRST_ARGUMENT) == 0)
        event->flags |= FIRST_ZERO;
    u8 ended = state & STATE_ENDED;
    if (!ended) {
        u64 tstate = tstate_of(tid);
        read_gil(event, target);
        if (event->detail || (event->locked == 1 && event->last_holder == tstate))
            walk(scratch, target, tstate);
    }
    send_whole(scratch);
    if (ended) {
        u32 key = current_pid_tgid();
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
    tell(IN, thread->tid, ktime_nanos(), woken);
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
    struct thread thread = {.woken_nanos = ktime_nanos(), .tid = tid, .target = parent->target};
    map_update(MAP(threads), &key, &thread, 0);
    if (tid)
        tell(BORN, tid, thread.woken_nanos, 0);
    return 0;
}

/* Not 0, or the kernel would not count that it has run. */
PROGRAM("met") int on_met(const void *context)
{
    (void)context;
    current_thread();
    return 1;
}
