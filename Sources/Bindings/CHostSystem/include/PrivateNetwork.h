// A network of this process's own and its loopback interface: `fork(2)` is not to be had in Swift, control messages and
// netlink are made of macros, and `ioctl(2)` is variadic.
#ifndef RDMARK_PRIVATENETWORK_H
#define RDMARK_PRIVATENETWORK_H

#include <stdint.h>

/// Makes a network namespace and `count` sockets in it, at most 8: the first for `chost_loopback_...` below, the others TCP's.
/// The namespace ends with the last of them. No thread of this process changes its own.
///
/// Where the caller may not make one (`EPERM`), it makes a user namespace that owns it. Whoever made that may do there what
/// an administrator may. Returns 0, or -1 with errno and, in `call`, the function that failed.
int chost_private_sockets(int *sockets, int count, int64_t timeout_ns, const char **call);

/// The first of such sockets in the network of the calling thread. Returns -1 with errno.
int chost_loopback_socket(void);

/// What can be set on a loopback interface; each value is a number of `RTM_SETLINK`.
enum chost_loopback_figure {
    chost_loopback_mtu,          // IFLA_MTU: bytes
    chost_loopback_most_packets, // IFLA_GSO_MAX_SEGS: of a command
};

/// `RTM_SETLINK` over a netlink socket. Returns 0, or -1 with errno.
int chost_loopback_set(int netlink, enum chost_loopback_figure figure, uint32_t value);

/// Sets `IFF_UP` likewise.
int chost_loopback_bring_up(int netlink);

/// `ioctl(SIOCETHTOOL)` with `ETHTOOL_STSO`: whether TCP may leave the cutting to the interface. Returns 0, or -1 with errno.
int chost_loopback_offload_segmentation(int socket, int is_on);

/// `RTM_GETLINK`: the commands that the interface has taken (`tx_packets`). Returns -1 with errno.
int64_t chost_loopback_commands(int netlink);

#endif
