// Shims over what the operating system and the processor offer and Swift cannot import: macros, variadic system
// calls and single instructions. Each says why it is here.
#ifndef RDMARK_CHOSTSYSTEM_H
#define RDMARK_CHOSTSYSTEM_H

#include <sys/syscall.h>
#include <unistd.h>

/// `pidfd_open(2)`: glibc 2.36 has it, older ones do not, and `syscall` is variadic. Returns -1 with errno.
static inline int chost_pidfd_open(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

/// `sched_getaffinity(2)` of this thread: glibc declares it for _GNU_SOURCE only. Returns the bytes filled, or -1 with errno.
static inline long chost_get_affinity(unsigned long *words, unsigned long bytes) {
    return syscall(SYS_sched_getaffinity, 0, bytes, words);
}

/// `sched_setaffinity(2)` of this thread. Returns 0, or -1 with errno.
static inline long chost_set_affinity(const unsigned long *words, unsigned long bytes) {
    return syscall(SYS_sched_setaffinity, 0, bytes, words);
}

/// `pause` (x86) or `yield` (Arm): tells the core that it is in a polling loop. Swift's own is not public.
static inline void chost_spin_hint(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// Asks for the cache line at `address` before it is needed. `__builtin_prefetch` is no function, so Swift cannot call it.
static inline void chost_prefetch_read(const void *address) { __builtin_prefetch(address, 0, 3); }

/// The same for a line that is going to be written.
static inline void chost_prefetch_write(const void *address) { __builtin_prefetch(address, 1, 3); }

#endif
