/*
 * A process whose section .PyRuntime holds a whole made-up CPython (see HostileTargetLiveTest), and
 * which rewrites words of it all the time: lists become rings, lengths huge, pointers wild. Now and
 * then it puts everything back, so that readers get far before they meet what is wrong.
 *
 * rewrites_itself TSTATE_TID_ADDRESS...: the words that are to hold the TIDs of its threads.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

__asm__(".pushsection .PyRuntime, \"aw\", @progbits\n"
        ".globl _PyRuntime\n"
        ".type _PyRuntime, @object\n"
        "_PyRuntime: .incbin \"image.bin\"\n"
        "image_end: .size _PyRuntime, . - _PyRuntime\n"
        ".popsection\n");
extern uint64_t _PyRuntime[];
extern uint64_t image_end[] __attribute__((visibility("hidden")));

enum { ROUND_WORDS = 64, ROUNDS_UNTIL_GOOD = 200 };

static uint64_t state = 88172645463325252u;

static uint64_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static void *lives(void *word) {
    *(volatile uint64_t *)word = syscall(SYS_gettid);
    for (;;) {
        for (volatile int i = 0; i < 100000; i++) {
        }
        usleep(1000);
    }
    return NULL;
}

static uint64_t wrong(size_t words) {
    uint64_t inside = (uint64_t)(_PyRuntime + next() % words);
    switch (next() % 6) {
        case 0: return next();
        case 1: return (uint64_t)1 << next() % 64;
        case 2: return next() % 64;
        case 3: return 0;
        default: return inside;
    }
}

int main(int count, char **arguments) {
    size_t words = image_end - _PyRuntime;
    size_t table = 120; /* the debug offsets stay: what they say is fuzzed elsewhere */
    for (int i = 1; i < count; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, lives, (void *)strtoull(arguments[i], NULL, 0));
    }
    usleep(20000);
    uint64_t *good = malloc(words * sizeof *good);
    memcpy(good, _PyRuntime, words * sizeof *good);
    printf("ready %d\n", (int)getpid());
    fflush(stdout);
    for (int round = 0;; round++) {
        if (round % ROUNDS_UNTIL_GOOD == 0) {
            memcpy(_PyRuntime, good, words * sizeof *good);
            usleep(3000);
        }
        for (int i = 0; i < ROUND_WORDS; i++) {
            uint64_t *at = _PyRuntime + table + next() % (words - table);
            *(volatile uint64_t *)at = wrong(words);
        }
        usleep(50);
    }
}
