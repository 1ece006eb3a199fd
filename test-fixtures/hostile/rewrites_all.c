/*
 * Rewrites the memory of the process that it is loaded into, for ever: lists become rings, lengths
 * huge, pointers wild. After each round it puts everything back, so that readers get far before they
 * meet what is wrong. A round is of a few words until there is a line on standard input, then of up
 * to a million. Ends the process with its standard input.
 *
 * All other threads must sleep in the kernel, for ever: then nobody but a reader from outside meets
 * what is written. Needs nothing of that memory itself, hence no libc.
 */
#include <poll.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>

enum { MOST_HOT = 1 << 16, MOST_RANGES = 1 << 10, MOST_UNDONE = 1 << 20, KINDS = 8 };
enum { FEW_BITS = 5, MANY_BITS = 21 };

struct range {
    uint64_t *from;
    uint64_t words;
};

/* In memory of its own, which is no range. */
struct state {
    uint64_t random;
    uint64_t hot_words, ranges, undone, bits;
    uint64_t *hot[MOST_HOT];
    struct range range[MOST_RANGES];
    struct { uint64_t *at, old; } undo[MOST_UNDONE];
};

static long call(long number, long a, long b, long c, long d) {
    register long fourth __asm__("r10") = d, fifth __asm__("r8") = -1, sixth __asm__("r9") = 0;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
                     : "rcx", "r11", "memory");
    return result;
}

static uint64_t below(struct state *s, uint64_t end) {
    s->random ^= s->random << 13;
    s->random ^= s->random >> 7;
    s->random ^= s->random << 17;
    return s->random % end;
}

/* One of those that a reader is known to follow, or any. */
static uint64_t *word(struct state *s) {
    if (s->hot_words && below(s, 2)) {
        return s->hot[below(s, s->hot_words)];
    }
    struct range *range = &s->range[below(s, s->ranges)];
    return range->from + below(s, range->words);
}

static uint64_t wrong(struct state *s, uint64_t now) {
    switch (below(s, KINDS)) {
        case 0: return s->random;
        case 1: return (uint64_t)1 << below(s, 64);
        case 2: return below(s, 64);
        case 3: return 0;
        case 4: return now + 8 * below(s, 64) - 256;
        case 5: return (uint64_t)word(s);
        default: return *word(s); /* what is right elsewhere */
    }
}

static void write_one(struct state *s) {
    uint64_t *at = word(s);
    s->undo[s->undone].at = at;
    s->undo[s->undone++].old = *at;
    *(volatile uint64_t *)at = wrong(s, *at);
}

static void put_back(struct state *s) {
    while (s->undone) {
        s->undone--;
        *(volatile uint64_t *)s->undo[s->undone].at = s->undo[s->undone].old;
    }
}

static void rest(struct state *s, long most_nanos) {
    struct timespec time = {0, (long)below(s, most_nanos)};
    call(SYS_nanosleep, (long)&time, 0, 0, 0);
    struct pollfd input = {0, POLLIN, 0};
    if (call(SYS_poll, (long)&input, 1, 0, 0) > 0) {
        char line[64];
        if (call(SYS_read, 0, (long)line, sizeof line, 0) <= 0) {
            call(SYS_exit_group, 0, 0, 0, 0);
        }
        s->bits = MANY_BITS;
    }
}

/* The stack of this thread stays, and so do its thread-local variables, which lie on top of it. */
static void take(struct state *s, const struct range *ranges, uint64_t count) {
    char *here = (char *)&count;
    for (uint64_t i = 0; i < count && s->ranges < MOST_RANGES; i++) {
        char *from = (char *)ranges[i].from, *to = (char *)(ranges[i].from + ranges[i].words);
        if (here < from || here >= to) {
            s->range[s->ranges++] = ranges[i];
        }
    }
}

/* Does not return. */
void rewrite(uint64_t *const *hot, uint64_t hot_words, const struct range *ranges, uint64_t count) {
    struct state *s = (void *)call(
        SYS_mmap, 0, sizeof *s, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS);
    s->random = 88172645463325252u;
    s->bits = FEW_BITS;
    for (; s->hot_words < hot_words && s->hot_words < MOST_HOT; s->hot_words++) {
        s->hot[s->hot_words] = hot[s->hot_words];
    }
    take(s, ranges, count);
    for (;;) {
        rest(s, 8000000);
        for (uint64_t left = (uint64_t)1 << below(s, s->bits); left; left--) {
            write_one(s);
        }
        rest(s, 4000000);
        put_back(s);
    }
}
