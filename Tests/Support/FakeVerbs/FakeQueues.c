// Posting, polling and events.
#include <endian.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "Fake.h"

static void copy_segments(struct fake_request *record, const struct ibv_sge *segments, int count) {
    record->segment_count = count;
    for (int i = 0; i < count && i < 8; i++)
        record->segments[i] = (struct fake_segment){segments[i].addr, segments[i].length, segments[i].lkey};
}

int fake_post_send(struct ibv_qp *pair, struct ibv_send_wr *request, struct ibv_send_wr **refused) {
    armed->doorbells++;
    for (; request; request = request->next) {
        *refused = request;
        // Some providers negate the cause, soft-RoCE's among them.
        if (armed->queued_sends == (int)(pair->handle >> 16)) return -ENOMEM;
        if (fake_fails("ibv_post_send")) return errno;
        armed->queued_sends++;
        struct fake_request record = {
            .id = request->wr_id,
            .opcode = request->opcode,
            .flags = request->send_flags,
            .remote_address = request->wr.rdma.remote_addr,
            .remote_key = request->wr.rdma.rkey,
            .immediate = be32toh(request->imm_data),
            .position = (uintptr_t)request,
            .next = (uintptr_t)request->next,
            .doorbell = armed->doorbells,
        };
        if (request->opcode == IBV_WR_ATOMIC_CMP_AND_SWP || request->opcode == IBV_WR_ATOMIC_FETCH_AND_ADD) {
            record.remote_key = request->wr.atomic.rkey;
            record.compare_or_add = request->wr.atomic.compare_add;
            record.swap = request->wr.atomic.swap;
        }
        copy_segments(&record, request->sg_list, request->num_sge);
        armed->sent[armed->sent_count++] = record;
    }
    *refused = NULL;
    return 0;
}

static int receive(struct ibv_recv_wr *request, struct ibv_recv_wr **refused, const char *function, int capacity) {
    for (; request; request = request->next) {
        *refused = request;
        if (armed->queued_receives == capacity) return ENOMEM;
        if (fake_fails(function)) return errno;
        armed->queued_receives++;
        struct fake_request record = {
            .id = request->wr_id, .position = (uintptr_t)request, .next = (uintptr_t)request->next};
        copy_segments(&record, request->sg_list, request->num_sge);
        armed->received[armed->received_count++] = record;
    }
    *refused = NULL;
    return 0;
}

int fake_post_receive(struct ibv_qp *pair, struct ibv_recv_wr *request, struct ibv_recv_wr **refused) {
    return receive(request, refused, "ibv_post_recv", (int)(pair->handle & 0xffff));
}

int fake_post_shared(struct ibv_srq *queue, struct ibv_recv_wr *request, struct ibv_recv_wr **refused) {
    (void)queue;
    return receive(request, refused, "ibv_post_srq_recv", 4);
}

int fake_sent_count(void) { return armed->sent_count; }
struct fake_request fake_sent(int index) { return armed->sent[index]; }
int fake_received_count(void) { return armed->received_count; }
struct fake_request fake_received(int index) { return armed->received[index]; }
void fake_drain(void) { armed->queued_sends = armed->queued_receives = 0; }

void fake_complete(uint64_t id, int status, int opcode, uint32_t bytes, uint32_t immediate, unsigned int flags) {
    struct ibv_wc *completion = &armed->completions[armed->completion_count++];
    *completion = (struct ibv_wc){.wr_id = id, .status = (enum ibv_wc_status)status, .vendor_err = 0x88};
    completion->opcode = (enum ibv_wc_opcode)opcode;
    completion->byte_len = bytes;
    completion->imm_data = htobe32(immediate);
    completion->wc_flags = flags;
    completion->qp_num = 0x1234;
}

void fake_set_poll_limit(int count) { armed->poll_limit = count; }

int fake_poll(struct ibv_cq *queue, int count, struct ibv_wc *completions) {
    (void)queue;
    if (fake_fails("ibv_poll_cq")) return -errno;
    if (count > armed->completion_count) count = armed->completion_count;
    if (count > armed->poll_limit) count = armed->poll_limit;
    memcpy(completions, armed->completions, (size_t)count * sizeof *completions);
    armed->completion_count -= count;
    memmove(armed->completions, armed->completions + count, (size_t)armed->completion_count * sizeof *completions);
    return count;
}

int fake_request_notification(struct ibv_cq *queue, int solicited_only) {
    (void)queue;
    return fake_fails(solicited_only ? "ibv_req_notify_cq(solicited)" : "ibv_req_notify_cq") ? errno : 0;
}

void fake_announce(void) { eventfd_write(armed->channel_descriptor, 1); }

int ibv_get_cq_event(struct ibv_comp_channel *channel, struct ibv_cq **queue, void **tag) {
    if (!armed) return REAL(ibv_get_cq_event)(channel, queue, tag);
    if (fake_fails(__func__)) return -1;
    eventfd_t count;
    if (eventfd_read(channel->fd, &count) != 0) return -1;
    *queue = armed->last_queue;
    *tag = NULL;
    armed->live++;
    return 0;
}

void ibv_ack_cq_events(struct ibv_cq *queue, unsigned int count) {
    if (!armed) {
        REAL(ibv_ack_cq_events)(queue, count);
        return;
    }
    fake_fails(__func__);
    armed->live -= (int)count;
}
