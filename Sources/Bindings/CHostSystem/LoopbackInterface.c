#define _GNU_SOURCE
#include <errno.h>
#include <linux/ethtool.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "PrivateNetwork.h"

/// The first interface of every network.
enum { loopback_index = 1 };

int chost_loopback_socket(void) { return socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE); }

struct request {
    struct nlmsghdr header;
    struct ifinfomsg interface;
    struct rtattr attribute;
    uint32_t value;
};

/// Room for everything that the kernel tells of an interface.
union answer {
    struct nlmsghdr header;
    char bytes[16384];
};

/// Sends `request` and takes the answer, which the kernel gives before `send` returns. Returns 0, or -1 with errno.
static int ask(int netlink, struct request *request, union answer *answer) {
    request->interface.ifi_index = loopback_index;
    if (send(netlink, request, request->header.nlmsg_len, 0) < 0) return -1;
    const ssize_t length = recv(netlink, answer, sizeof *answer, MSG_DONTWAIT);
    if (length < 0) return -1;
    if (!NLMSG_OK(&answer->header, (size_t)length)) {
        errno = EMSGSIZE;
        return -1;
    }
    if (answer->header.nlmsg_type != NLMSG_ERROR) return 0;
    // An acknowledgement is an error of 0.
    errno = -((struct nlmsgerr *)NLMSG_DATA(&answer->header))->error;
    return errno == 0 ? 0 : -1;
}

static int change(int netlink, struct request *request) {
    union answer answer;
    request->header.nlmsg_type = RTM_SETLINK;
    request->header.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
    return ask(netlink, request, &answer);
}

int chost_loopback_set(int netlink, enum chost_loopback_figure figure, uint32_t value) {
    struct request request = {
        .header = {.nlmsg_len = sizeof request},
        .attribute =
            {
                .rta_len = RTA_LENGTH(sizeof value),
                .rta_type = figure == chost_loopback_mtu ? IFLA_MTU : IFLA_GSO_MAX_SEGS,
            },
        .value = value,
    };
    return change(netlink, &request);
}

int chost_loopback_bring_up(int netlink) {
    struct request request = {
        .header = {.nlmsg_len = NLMSG_LENGTH(sizeof(struct ifinfomsg))},
        .interface = {.ifi_flags = IFF_UP, .ifi_change = IFF_UP},
    };
    return change(netlink, &request);
}

int chost_loopback_offload_segmentation(int socket, int is_on) {
    struct ethtool_value value = {.cmd = ETHTOOL_STSO, .data = (uint32_t)is_on};
    struct ifreq request = {.ifr_name = "lo"};
    request.ifr_data = (void *)&value;
    return ioctl(socket, SIOCETHTOOL, &request);
}

int64_t chost_loopback_commands(int netlink) {
    struct request request = {
        .header =
            {
                .nlmsg_len = NLMSG_LENGTH(sizeof(struct ifinfomsg)),
                .nlmsg_type = RTM_GETLINK,
                .nlmsg_flags = NLM_F_REQUEST,
            },
    };
    union answer answer;
    if (ask(netlink, &request, &answer) != 0) return -1;
    size_t left = IFLA_PAYLOAD(&answer.header);
    const struct rtattr *attribute = IFLA_RTA(NLMSG_DATA(&answer.header));
    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
        if (attribute->rta_type != IFLA_STATS64) continue;
        struct rtnl_link_stats64 statistics;
        // An older kernel tells less of it, but the figure at hand is of the first.
        memset(&statistics, 0, sizeof statistics);
        const size_t told = RTA_PAYLOAD(attribute);
        memcpy(&statistics, RTA_DATA(attribute), told < sizeof statistics ? told : sizeof statistics);
        return (int64_t)statistics.tx_packets;
    }
    errno = ENODATA;
    return -1;
}
