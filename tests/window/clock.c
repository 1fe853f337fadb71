/* A wall clock that is ahead by the seconds in the file CLOCK_AHEAD, and every other clock as it
 * is: what a machine's clock does when somebody sets it, or the machine sleeps. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(clock, time);
    const char *path = getenv("CLOCK_AHEAD");
    FILE *file = clock == CLOCK_REALTIME && path ? fopen(path, "r") : NULL;
    long long ahead;
    if (file) {
        if (fscanf(file, "%lld", &ahead) == 1) time->tv_sec += ahead;
        fclose(file);
    }
    return done;
}
