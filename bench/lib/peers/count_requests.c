// Preloaded into a program under callgrind: instructions count from a request's posting until its report has come.
//
// Callgrind starts with counting off. The first request posted switches it on. Polling switches it off, waits until
// something has come, and switches it on again as long as reports are still to come: so no empty poll counts, nor what the
// program does between two windows of messages, such as meeting the other rank. The provider's code that takes a report
// out of the queue does not count either; it is the same for every program, and so is the number of reports.
//
// A request without payload tells the peer something. Its posting counts, but nothing waits for its report, which may
// come windows later.
//
// At exit the number of requests with payload is written to the file $REQUESTS.

#include <infiniband/verbs.h>
#include <dlfcn.h>
#include <stdint.h>
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

// Of the requests of a queue pair whose report is to come, in their order: whether they are messages.
struct pair {
    uint32_t number;
    unsigned posted, reported;
    char is_message[1 << 16];
};
static struct pair pairs[16];

static struct pair *pair_of(uint32_t number) {
    struct pair *pair = pairs;
    while (pair->number != number && pair->number != 0) pair++;
    if (pair == pairs + sizeof pairs / sizeof *pairs - 1) abort();
    pair->number = number;
    return pair;
}

static int counted_post(struct ibv_qp *pair, struct ibv_send_wr *first, struct ibv_send_wr **bad) {
    int was_counting = is_counting;
    count(0);
    long messages = 0;
    for (struct ibv_send_wr *one = first; one; one = one->next) {
        int is_message = one->num_sge > 0;
        messages += is_message;
        if (!(one->send_flags & IBV_SEND_SIGNALED)) continue;
        struct pair *own = pair_of(pair->qp_num);
        own->is_message[own->posted++ % sizeof own->is_message] = is_message;
        reports_to_come += is_message;
    }
    requests += messages;
    count(1);
    int result = post(pair, first, bad);
    count(messages > 0 || was_counting);
    return result;
}

static int counted_poll(struct ibv_cq *queue, int room, struct ibv_wc *reports) {
    int was_counting = is_counting;
    count(0);
    int found = poll(queue, room, reports);
    // Without a report to come, this may be one of many queues, or the wait for a rank that has other ways to speak.
    while (found == 0 && reports_to_come > 0) found = poll(queue, room, reports);
    for (int index = 0; index < found; index++) {
        if (reports[index].opcode & IBV_WC_RECV) continue;
        struct pair *own = pair_of(reports[index].qp_num);
        reports_to_come -= own->is_message[own->reported++ % sizeof own->is_message];
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
