// Shims over what the operating system and the processor offer and Swift cannot import: macros, variadic system
// calls and single instructions. Each says why it is here.
#ifndef RDMARK_CHOSTSYSTEM_H
#define RDMARK_CHOSTSYSTEM_H

#include "PrivateNetwork.h"
#include "Scheduling.h"
#include "Sockets.h"
#include "Spawning.h"
#include "SystemCalls.h"
#include "TerminalSize.h"

/// `pause` (x86) or `yield` (Arm): tells the core that it is in a polling loop. Swift's own is not public.
static inline void chost_spin_hint(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// 16 bytes in a vector register; Swift sees `SIMD2<UInt64>`.
typedef unsigned long long chost_vector __attribute__((ext_vector_type(2)));

/// Writes 16 bytes past the caches. `address` is a multiple of 16. Swift has no word for such a store.
static inline void chost_stream_vector(void *address, chost_vector value) {
    __builtin_nontemporal_store(value, (chost_vector *)address);
}

/// Orders the stores of `chost_stream_vector` before all later ones, as plain stores are by themselves on x86.
static inline void chost_stream_fence(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_sfence();
#elif defined(__aarch64__)
    __asm__ volatile("dmb ishst" ::: "memory");
#endif
}

#endif
