#define _GNU_SOURCE
#include "Spawning.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/// Between fork and exec; returns only where that fails, with errno.
static void become(char *const words[], int is_silent, const sigset_t *mask, pid_t parent) {
    setpgid(0, 0);
    if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0) return;
    if (getppid() != parent) {
        // It ended before it could be tied to.
        errno = ESRCH;
        return;
    }
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0) return;
    if (is_silent && dup2(nothing, STDOUT_FILENO) < 0) return;
    // Handlers go by themselves, what is ignored would stay so.
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvp(words[0], words);
}

int chost_spawn_tied(char *const words[], int is_silent, const sigset_t *mask) {
    // Executing closes it; what comes through it is why that failed.
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -1;
    const pid_t parent = getpid();
    const pid_t child = fork();
    int cause = errno;
    if (child == 0) {
        become(words, is_silent, mask, parent);
        cause = errno;
        _exit(write(report[1], &cause, sizeof cause) < 0 ? 126 : 127);
    }
    close(report[1]);
    int has_failed = child < 0;
    if (child > 0 && read(report[0], &cause, sizeof cause) == sizeof cause) {
        has_failed = 1;
        waitpid(child, NULL, 0);
    }
    close(report[0]);
    if (!has_failed) return child;
    errno = cause;
    return -1;
}

void chost_sleep_until_readable(int descriptor, int64_t timeout_ns, const sigset_t *mask) {
    struct pollfd entry = {.fd = descriptor, .events = POLLIN};
    const struct timespec span = {.tv_sec = timeout_ns / 1000000000, .tv_nsec = timeout_ns % 1000000000};
    ppoll(&entry, 1, timeout_ns < 0 ? NULL : &span, mask);
}
