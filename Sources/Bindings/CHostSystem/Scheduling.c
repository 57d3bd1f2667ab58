#define _GNU_SOURCE
#include "Scheduling.h"

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int chost_pidfd_open(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

long chost_get_affinity(unsigned long *words, size_t bytes) {
    return syscall(SYS_sched_getaffinity, 0, bytes, words);
}

long chost_set_affinity(const unsigned long *words, size_t bytes) {
    return syscall(SYS_sched_setaffinity, 0, bytes, words);
}

void chost_exact_sleeps(void) { prctl(PR_SET_TIMERSLACK, 1000UL); }
