// Preloaded into a program under callgrind: instructions count from a request's posting until its report has come.
//
// Callgrind starts with counting off. The first request posted switches it on. Polling switches it off, waits until
// something has come, and switches it on again as long as reports are still to come: so no empty poll counts, nor what the
// program does between two windows of messages, such as meeting the other rank. The provider's code that takes a report
// out of the queue does not count either; it is the same for every program, and so is the number of reports.
//
// At exit the number of requests with payload is written to the file $REQUESTS.

#include <infiniband/verbs.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <valgrind/callgrind.h>

static int (*post)(struct ibv_qp *, struct ibv_send_wr *, struct ibv_send_wr **);
static int (*poll)(struct ibv_cq *, int, struct ibv_wc *);
static long requests, reports_to_come;
static int is_counting;

static void count(int shall) {
    if (is_counting != shall) CALLGRIND_TOGGLE_COLLECT;
    is_counting = shall;
}

static int counted_post(struct ibv_qp *pair, struct ibv_send_wr *first, struct ibv_send_wr **bad) {
    count(0);
    long signalled = 0;
    for (struct ibv_send_wr *one = first; one; one = one->next) {
        requests += one->num_sge > 0;
        signalled += (one->send_flags & IBV_SEND_SIGNALED) != 0;
    }
    reports_to_come += signalled;
    count(1);
    return post(pair, first, bad);
}

static int counted_poll(struct ibv_cq *queue, int room, struct ibv_wc *reports) {
    int was_counting = is_counting;
    count(0);
    int found = poll(queue, room, reports);
    // Without a report to come, this may be one of many queues, or the wait for a rank that has other ways to speak.
    while (found == 0 && reports_to_come > 0) found = poll(queue, room, reports);
    for (int index = 0; index < found; index++) {
        if (!(reports[index].opcode & IBV_WC_RECV)) reports_to_come--;
    }
    count(was_counting && reports_to_come > 0);
    return found;
}

struct ibv_context *ibv_open_device(struct ibv_device *device) {
    struct ibv_context *(*open)(struct ibv_device *) = dlsym(RTLD_NEXT, "ibv_open_device");
    struct ibv_context *context = open(device);
    if (!context) return NULL;
    post = context->ops.post_send;
    poll = context->ops.poll_cq;
    context->ops.post_send = counted_post;
    context->ops.poll_cq = counted_poll;
    return context;
}

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("REQUESTS");
    FILE *file = path && requests ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", requests);
    fclose(file);
}
