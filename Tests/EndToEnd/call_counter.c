// Preloaded into rdmark: counts what its timed loops promise not to do.
//
// Counted are allocations, locks and reference counts that the program itself asks for: the call comes from its own
// code, or from the Swift runtime, which works for nobody else. What MPI and the C library do for themselves is theirs.
// On the main thread only calls from below one of the functions in $CALL_SCOPE count (`start-end,...`, offsets in the
// program); other threads have no other work. At exit each place in the program becomes a line `kind offset calls` of
// the file $CALL_COUNTS.<program>.<process id>.
//
// Compiled by clang: the reference-counting functions have a calling convention that spares the caller's registers.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <unwind.h>

enum kind { allocation, lock, reference };
static const char *const kind_names[] = {"allocation", "lock", "reference"};

// Code that is counted: address ranges of the program and of the Swift runtime.
enum { range_capacity = 64 };
struct range {
    uintptr_t start, end;
    int is_program;
};
static struct range ranges[range_capacity];
static atomic_int range_count;
static uintptr_t base;

// The functions below which calls count, by offset in the program; none for everywhere.
enum { scope_capacity = 256 };
static struct {
    uintptr_t start, end;
} scopes[scope_capacity];
static int scope_count;

// Call sites by address and kind, in a table with open addressing; never emptied, so that it needs no lock.
enum { site_capacity = 1 << 15 };
struct site {
    atomic_uintptr_t key;
    atomic_uint_fast64_t calls;
};
static struct site sites[site_capacity];
static atomic_uint_fast64_t lost;

static const struct range *range_at(uintptr_t address) {
    int count = atomic_load_explicit(&range_count, memory_order_acquire);
    for (int index = 0; index < count; index++) {
        if (address >= ranges[index].start && address < ranges[index].end) return &ranges[index];
    }
    return NULL;
}

struct walk {
    uintptr_t place;
    int is_in_scope;
};

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument) {
    struct walk *walk = argument;
    // A return address lies behind its call.
    uintptr_t address = (uintptr_t)_Unwind_GetIP(context) - 1;
    const struct range *range = range_at(address);
    if (!range || !range->is_program) return _URC_NO_REASON;
    if (!walk->place) walk->place = address - base;
    for (int index = 0; index < scope_count; index++) {
        if (address - base >= scopes[index].start && address - base < scopes[index].end) walk->is_in_scope = 1;
    }
    return walk->is_in_scope ? _URC_END_OF_STACK : _URC_NO_REASON;
}

static void count(enum kind kind, void *caller) {
    if (!range_at((uintptr_t)caller)) return;
    struct walk walk = {0, scope_count == 0 || syscall(SYS_gettid) != getpid()};
    _Unwind_Backtrace(visit, &walk);
    if (!walk.is_in_scope) return;
    uintptr_t key = walk.place << 2 | kind;
    for (size_t probe = 0; probe < site_capacity; probe++) {
        struct site *site = &sites[((key * 0x9E3779B97F4A7C15u >> 32) + probe) % site_capacity];
        uintptr_t found = atomic_load_explicit(&site->key, memory_order_relaxed);
        if (found == 0) atomic_compare_exchange_strong(&site->key, &found, key);
        if (found == 0 || found == key) {
            atomic_fetch_add_explicit(&site->calls, 1, memory_order_relaxed);
            return;
        }
    }
    atomic_fetch_add(&lost, 1);
}

static int note_object(struct dl_phdr_info *info, size_t size, void *is_first) {
    (void)size;
    const char *slash = strrchr(info->dlpi_name, '/');
    const char *name = slash ? slash + 1 : info->dlpi_name;
    // The first object is the program.
    int is_program = *(int *)is_first;
    *(int *)is_first = 0;
    if (is_program) base = info->dlpi_addr;
    if (!is_program && strncmp(name, "libswift", 8) != 0 && strncmp(name, "libFoundation", 13) != 0) return 0;
    for (int index = 0; index < info->dlpi_phnum; index++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[index];
        if (header->p_type != PT_LOAD || !(header->p_flags & PF_X)) continue;
        int place = atomic_load(&range_count);
        if (place == range_capacity) abort();
        uintptr_t start = info->dlpi_addr + header->p_vaddr;
        ranges[place] = (struct range){start, start + header->p_memsz, is_program};
        atomic_store_explicit(&range_count, place + 1, memory_order_release);
    }
    return 0;
}

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("CALL_SCOPE");
    for (int length; text && *text; text += length + (text[length] == ',')) {
        if (scope_count == scope_capacity) abort();
        if (sscanf(text, "%lx-%lx%n", &scopes[scope_count].start, &scopes[scope_count].end, &length) != 2) abort();
        scope_count++;
    }
    int is_first = 1;
    dl_iterate_phdr(note_object, &is_first);
}

__attribute__((destructor)) static void report(void) {
    const char *prefix = getenv("CALL_COUNTS");
    if (!prefix) return;
    char path[4096];
    snprintf(path, sizeof path, "%s.%s.%d", prefix, program_invocation_short_name, (int)getpid());
    FILE *file = fopen(path, "w");
    if (!file) return;
    for (size_t index = 0; index < site_capacity; index++) {
        uintptr_t key = atomic_load(&sites[index].key);
        if (!key) continue;
        fprintf(file, "%s %lx %lu\n", kind_names[key & 3], (unsigned long)(key >> 2),
                (unsigned long)atomic_load(&sites[index].calls));
    }
    fprintf(file, "end 0 %lu\n", (unsigned long)atomic_load(&lost));
    fclose(file);
}

// Allocation. The C library's own names are called below, because dlsym may allocate.
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

#define CALLER __builtin_extract_return_addr(__builtin_return_address(0))

void *malloc(size_t size) { count(allocation, CALLER); return __libc_malloc(size); }
void *calloc(size_t number, size_t size) { count(allocation, CALLER); return __libc_calloc(number, size); }
void *realloc(void *old, size_t size) { count(allocation, CALLER); return __libc_realloc(old, size); }
void *aligned_alloc(size_t alignment, size_t size) { count(allocation, CALLER); return __libc_memalign(alignment, size); }
void *memalign(size_t alignment, size_t size) { count(allocation, CALLER); return __libc_memalign(alignment, size); }
int posix_memalign(void **result, size_t alignment, size_t size) {
    count(allocation, CALLER);
    void *made = __libc_memalign(alignment, size);
    if (!made) return ENOMEM;
    *result = made;
    return 0;
}

// The rest is found once, when it is first called.
#define FORWARD(result, name, parameters, arguments, kind, convention)                  \
    convention result name parameters {                                                 \
        static _Atomic(void *) real;                                                    \
        void *found = atomic_load_explicit(&real, memory_order_relaxed);                \
        if (!found) atomic_store(&real, found = dlsym(RTLD_NEXT, #name));               \
        count(kind, CALLER);                                                            \
        return ((result(*) parameters)found)arguments;                                  \
    }
#define PLAIN
#define SPARING __attribute__((preserve_most))

FORWARD(int, pthread_mutex_lock, (pthread_mutex_t *one), (one), lock, PLAIN)
FORWARD(int, pthread_mutex_trylock, (pthread_mutex_t *one), (one), lock, PLAIN)
FORWARD(int, pthread_rwlock_rdlock, (pthread_rwlock_t *one), (one), lock, PLAIN)
FORWARD(int, pthread_rwlock_wrlock, (pthread_rwlock_t *one), (one), lock, PLAIN)

FORWARD(void *, swift_allocObject, (void *type, size_t size, size_t mask), (type, size, mask), allocation, PLAIN)
FORWARD(void *, swift_slowAlloc, (size_t size, size_t mask), (size, mask), allocation, PLAIN)
FORWARD(void *, swift_retain, (void *one), (one), reference, SPARING)
FORWARD(void, swift_release, (void *one), (one), reference, SPARING)
FORWARD(void *, swift_retain_n, (void *one, uint32_t n), (one, n), reference, SPARING)
FORWARD(void, swift_release_n, (void *one, uint32_t n), (one, n), reference, SPARING)
FORWARD(void *, swift_bridgeObjectRetain, (void *one), (one), reference, SPARING)
FORWARD(void, swift_bridgeObjectRelease, (void *one), (one), reference, SPARING)
FORWARD(void *, swift_bridgeObjectRetain_n, (void *one, int n), (one, n), reference, SPARING)
FORWARD(void, swift_bridgeObjectRelease_n, (void *one, int n), (one, n), reference, SPARING)
FORWARD(void *, swift_unownedRetain, (void *one), (one), reference, SPARING)
FORWARD(void, swift_unownedRelease, (void *one), (one), reference, SPARING)
FORWARD(void *, swift_unownedRetainStrong, (void *one), (one), reference, SPARING)
FORWARD(void *, swift_weakLoadStrong, (void *one), (one), reference, SPARING)
