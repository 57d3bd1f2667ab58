#define _GNU_SOURCE
#include "SystemCalls.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int chost_memory_file(const char *name, int huge_pages) {
    return memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING | (huge_pages ? MFD_HUGETLB : 0));
}

int chost_seal_size(int descriptor) {
    return fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
}

int chost_open_shared(const char *path) { return open(path, O_RDWR | O_CLOEXEC); }

void chost_read_pages(const void *base, size_t size, size_t step) {
    for (size_t offset = 0; offset < size; offset += step) (void)((const volatile char *)base)[offset];
}

void chost_zero_pages(void *base, size_t size, size_t step) {
    for (size_t offset = 0; offset < size; offset += step) ((volatile char *)base)[offset] = 0;
}

uint64_t chost_lock_limit(void) {
    struct rlimit limit = {0};
    getrlimit(RLIMIT_MEMLOCK, &limit);
    return limit.rlim_cur;
}

const char *chost_library_of(const void *function) {
    Dl_info found = {0};
    return dladdr(function, &found) ? found.dli_fname : NULL;
}

void chost_futex_wait(const uint32_t *word, uint32_t expected, int64_t timeout_ns) {
    const struct timespec timeout = {.tv_sec = timeout_ns / 1000000000, .tv_nsec = timeout_ns % 1000000000};
    syscall(SYS_futex, word, FUTEX_WAIT, expected, &timeout, NULL, 0);
}

void chost_futex_wake(uint32_t *word) { syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0); }

int chost_wait_readable(int descriptor, int64_t timeout_ns) {
    struct pollfd entry = {.fd = descriptor, .events = POLLIN};
    struct timespec span = {.tv_sec = timeout_ns / 1000000000, .tv_nsec = timeout_ns % 1000000000};
    return ppoll(&entry, 1, &span, NULL) > 0;
}

void chost_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
