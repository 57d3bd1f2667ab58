// What the parts of the fake share.
#ifndef RDMARK_FAKE_H
#define RDMARK_FAKE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <errno.h>
#include <infiniband/verbs.h>
#include <rdma/rdma_cma.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "FakeVerbs.h"

// The real functions behind these names are what is defined here.
#undef ibv_reg_mr
#undef ibv_reg_mr_iova
#undef ibv_query_port

enum { MOST_CALLS = 512, MOST_FAULTS = 8, MOST_REQUESTS = 256, MOST_GIDS = 16, MOST_ANSWERS = 8, MOST_EVENTS = 16 };

struct fault {
    const char *function;
    int skipped;
    int error;
};

struct answer {
    const char *function;
    int event;
    int status;
    char data[64];
    int size;
};

struct fake {
    const char *calls[MOST_CALLS];
    int call_count;
    struct fault faults[MOST_FAULTS];
    int fault_count;
    int live;

    struct ibv_device device;
    int device_count;
    struct ibv_odp_caps paging;
    struct ibv_port_attr port;
    struct ibv_gid_entry gids[MOST_GIDS];
    int gid_count;
    uint32_t inline_limit;
    int initiated_reads;

    int event_descriptor;
    struct ibv_async_event device_event;

    int channel_descriptor;
    struct ibv_cq *last_queue;
    struct ibv_qp *last_pair;
    struct ibv_srq *last_shared;
    struct fake_request sent[MOST_REQUESTS];
    int sent_count, queued_sends, doorbells;
    struct fake_request received[MOST_REQUESTS];
    int received_count, queued_receives;
    struct ibv_wc completions[MOST_REQUESTS];
    int completion_count, poll_limit;
    struct fake_change changes[64];
    int change_count;
    unsigned int access;

    struct answer answers[MOST_ANSWERS];
    int answer_count;
    struct rdma_cm_id *last_identifier, *listener;
    struct rdma_conn_param offered;
    char private_data[256];
};

/// The fake of this thread, or null.
extern _Thread_local struct fake *armed;

/// Writes the call down; whether it has to fail, and then `errno` says why.
bool fake_fails(const char *function);
/// Counts an object in or out.
void *fake_make(size_t size);
void fake_free(void *object);
/// The library's own function.
void *fake_real(const char *function);

#define REAL(function) ((__typeof__(&function))fake_real(#function))

int fake_post_send(struct ibv_qp *pair, struct ibv_send_wr *request, struct ibv_send_wr **refused);
int fake_post_receive(struct ibv_qp *pair, struct ibv_recv_wr *request, struct ibv_recv_wr **refused);
int fake_post_shared(struct ibv_srq *queue, struct ibv_recv_wr *request, struct ibv_recv_wr **refused);
int fake_poll(struct ibv_cq *queue, int count, struct ibv_wc *completions);
int fake_request_notification(struct ibv_cq *queue, int solicited_only);

#endif
