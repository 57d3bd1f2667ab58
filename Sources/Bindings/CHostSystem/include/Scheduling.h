// Which processes live and which processors they use: system calls that Swift cannot import.
#ifndef RDMARK_SCHEDULING_H
#define RDMARK_SCHEDULING_H

#include <stddef.h>

/// `pidfd_open(2)`, which older C libraries have no wrapper for. Returns -1 with errno.
int chost_pidfd_open(int process);

/// `sched_getaffinity(2)` of this thread: a GNU extension. Returns the bytes filled, or -1 with errno.
long chost_get_affinity(unsigned long *words, size_t bytes);

/// `sched_setaffinity(2)` of this thread: a GNU extension. Returns 0, or -1 with errno.
long chost_set_affinity(const unsigned long *words, size_t bytes);

/// `prctl(PR_SET_TIMERSLACK)`, which is variadic: this thread's sleeps end within a microsecond of their time.
void chost_exact_sleeps(void);

#endif
