// Starting another program: `fork(2)` is not to be had in Swift, and `prctl(2)` is variadic.
#ifndef RDMARK_SPAWNING_H
#define RDMARK_SPAWNING_H

#include <signal.h>
#include <stdint.h>

/// Starts `words[0]`, found along `PATH`, in a process group of its own, with nothing on its standard input. It gets SIGTERM
/// where the calling thread ends before it. Returns its process id, or -1 with errno, also where it could not be
/// executed.
///
/// `words` ends with a null pointer. With `is_silent` its standard output is dropped. `mask` is what it blocks.
int chost_spawn_tied(char *const words[], int is_silent, const sigset_t *mask);

/// `ppoll(2)`, a GNU extension: sleeps until `descriptor` becomes readable, `timeout_ns` have passed unless that is negative,
/// or a signal outside `mask` was handled. A negative descriptor never becomes readable.
void chost_sleep_until_readable(int descriptor, int64_t timeout_ns, const sigset_t *mask);

#endif
