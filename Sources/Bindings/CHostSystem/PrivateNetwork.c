#define _GNU_SOURCE
#include "PrivateNetwork.h"

#include <errno.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { most_sockets = 8 };

/// What the child tells, with the sockets beside it.
struct report {
    int cause;
    int is_of_socket;
};

/// A message that holds a report and has room for sockets.
struct letter {
    struct report report;
    struct iovec part;
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(most_sockets * sizeof(int))];
    struct msghdr message;
};

static void prepare(struct letter *letter, int count) {
    memset(letter, 0, sizeof *letter);
    letter->part = (struct iovec){.iov_base = &letter->report, .iov_len = sizeof letter->report};
    letter->message = (struct msghdr){
        .msg_iov = &letter->part,
        .msg_iovlen = 1,
        .msg_control = letter->control,
        .msg_controllen = CMSG_SPACE((size_t)count * sizeof(int)),
    };
}

/// The child, which is alone in its process: only so can a user namespace be made.
static void open_inside(int post, int count) {
    struct letter letter;
    prepare(&letter, count);
    if (unshare(CLONE_NEWNET) != 0 && (errno != EPERM || unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0))
        letter.report.cause = errno;
    int sockets[most_sockets];
    for (int index = 0; index < count && letter.report.cause == 0; index++) {
        sockets[index] = index == 0 ? chost_loopback_socket() : socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (sockets[index] < 0) letter.report = (struct report){.cause = errno, .is_of_socket = 1};
    }
    if (letter.report.cause == 0) {
        struct cmsghdr *header = CMSG_FIRSTHDR(&letter.message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
        memcpy(CMSG_DATA(header), sockets, (size_t)count * sizeof(int));
    } else {
        letter.message.msg_controllen = 0;
    }
    sendmsg(post, &letter.message, MSG_NOSIGNAL);
}

/// Returns 0, or why there are no sockets.
static int receive(int post, int *sockets, int count, int64_t timeout_ns, const char **call) {
    struct letter letter;
    prepare(&letter, count);
    *call = "recvmsg";
    const struct timeval span = {.tv_sec = timeout_ns / 1000000000, .tv_usec = timeout_ns % 1000000000 / 1000};
    if (setsockopt(post, SOL_SOCKET, SO_RCVTIMEO, &span, sizeof span) != 0) return errno;
    ssize_t length;
    do length = recvmsg(post, &letter.message, MSG_CMSG_CLOEXEC);
    while (length < 0 && errno == EINTR);
    if (length < 0) return errno == EAGAIN ? ETIMEDOUT : errno;
    // The child was ended by somebody.
    if (length != sizeof letter.report) return ECHILD;
    *call = letter.report.is_of_socket ? "socket" : "unshare";
    if (letter.report.cause != 0) return letter.report.cause;
    *call = "recvmsg";
    const struct cmsghdr *header = CMSG_FIRSTHDR(&letter.message);
    // This process may have no descriptor left.
    if (header == NULL || letter.message.msg_flags & MSG_CTRUNC) return EMFILE;
    memcpy(sockets, CMSG_DATA(header), (size_t)count * sizeof(int));
    return 0;
}

int chost_private_sockets(int *sockets, int count, int64_t timeout_ns, const char **call) {
    int post[2];
    *call = "socketpair";
    if (count < 1 || count > most_sockets) {
        errno = EINVAL;
        return -1;
    }
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, post) != 0) return -1;
    *call = "fork";
    const pid_t child = fork();
    int cause = errno;
    if (child == 0) {
        open_inside(post[1], count);
        _exit(0);
    }
    close(post[1]);
    if (child > 0) {
        cause = receive(post[0], sockets, count, timeout_ns, call);
        // It has nothing left to do, or has taken too long.
        kill(child, SIGKILL);
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    }
    close(post[0]);
    if (child > 0 && cause == 0) return 0;
    errno = cause;
    return -1;
}
