/*
 * Preloaded into a program, it has the wall clock jump an hour forwards and back, again and again,
 * 150 ms each; the clock of intervals stays as it is. So a test needs not move the machine's.
 *
 * cc -shared -fPIC -o steps_clock.so steps_clock.c
 */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { STEP_SECONDS = 3600, STEPS_PER_SECOND = 7 };

static long offset(void) {
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
    long count = now.tv_sec * STEPS_PER_SECOND + now.tv_nsec / (1000000000 / STEPS_PER_SECOND);
    return (count % 3 - 1) * STEP_SECONDS;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int status = syscall(SYS_clock_gettime, clock, now);
    if (status == 0 && clock == CLOCK_REALTIME) {
        now->tv_sec += offset();
    }
    return status;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec precise;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) {
        *out = now.tv_sec;
    }
    return now.tv_sec;
}
