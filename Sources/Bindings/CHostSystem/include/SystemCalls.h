// System calls that Swift cannot import: GNU extensions and calls without a C library wrapper.
#ifndef RDMARK_SYSTEMCALLS_H
#define RDMARK_SYSTEMCALLS_H

#include <stddef.h>
#include <stdint.h>

/// `memfd_create(2)`: a GNU extension. The descriptor closes on exec and its size can be sealed.
/// Returns -1 with errno.
int chost_memory_file(const char *name, int huge_pages);

/// `fcntl(F_ADD_SEALS)`, which is variadic: the file can neither grow nor shrink from now on. Returns -1 with errno.
int chost_seal_size(int descriptor);

/// `open(2)` is variadic too: reading and writing, close on exec. Returns -1 with errno.
int chost_open_shared(const char *path);

/// Touches one byte in every `step`, so that every page is there before it is timed. Writing is for fresh pages only.
void chost_read_pages(const void *base, size_t size, size_t step);
void chost_zero_pages(void *base, size_t size, size_t step);

/// The soft `RLIMIT_MEMLOCK` (a macro whose type depends on the language), in bytes.
uint64_t chost_lock_limit(void);

/// The path of the library or program that holds `function`, as long as it is loaded, or null (`dladdr`, which only
/// `_GNU_SOURCE` declares).
const char *chost_library_of(const void *function);

/// `futex(2)` has no wrapper. Sleeps while `*word == expected`, at most `timeout_ns`; works across processes.
/// Returning says nothing about the word: look again.
void chost_futex_wait(const uint32_t *word, uint32_t expected, int64_t timeout_ns);

/// Wakes whoever sleeps on `word`, in any process that maps it.
void chost_futex_wake(uint32_t *word);

/// `ppoll(2)`, a GNU extension: whether `descriptor` becomes readable within `timeout_ns`, in nanoseconds.
int chost_wait_readable(int descriptor, int64_t timeout_ns);

/// `pthread_setname_np(3)` on the calling thread: a GNU extension; at most 15 bytes.
void chost_name_thread(const char *name);

#endif
