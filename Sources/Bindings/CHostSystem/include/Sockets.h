// What TCP counts: its structure is in a header of the kernel's that the C library's does not go along with.
#ifndef RDMARK_SOCKETS_H
#define RDMARK_SOCKETS_H

#include <stdint.h>

/// The figures of `TCP_INFO` that tell how a connection's bytes were cut.
struct chost_tcp_counts {
    uint32_t segment_bytes;      // tcpi_snd_mss
    uint32_t sent_segments;      // tcpi_segs_out: acknowledgements among them
    uint32_t sent_data_segments; // tcpi_data_segs_out
};

/// `getsockopt(TCP_INFO)`. Returns -1 with errno; ENOSYS where the kernel is too old to count segments.
int chost_tcp_counts(int descriptor, struct chost_tcp_counts *counts);

#endif
