#include "Sockets.h"

#include <errno.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

int chost_tcp_counts(int descriptor, struct chost_tcp_counts *counts) {
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return -1;
    if (size < offsetof(struct tcp_info, tcpi_data_segs_out) + sizeof info.tcpi_data_segs_out) {
        errno = ENOSYS;
        return -1;
    }
    counts->segment_bytes = info.tcpi_snd_mss;
    counts->sent_segments = info.tcpi_segs_out;
    counts->sent_data_segments = info.tcpi_data_segs_out;
    return 0;
}
