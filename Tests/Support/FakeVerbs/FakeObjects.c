// Domains, regions and queues: made, destroyed, and refused to be destroyed while something stands on them.
#include <endian.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "Fake.h"

struct domain {
    struct ibv_pd base;
    int users;
};

struct queue {
    struct ibv_cq base;
    int users;
};

struct shared {
    struct ibv_srq base;
    int users;
};

struct channel {
    struct ibv_comp_channel base;
    int users;
};

static int *users(struct ibv_pd *domain) { return &((struct domain *)domain)->users; }

struct ibv_pd *ibv_alloc_pd(struct ibv_context *context) {
    if (!armed) return REAL(ibv_alloc_pd)(context);
    if (fake_fails(__func__)) return NULL;
    struct domain *made = fake_make(sizeof *made);
    made->base.context = context;
    return &made->base;
}

int ibv_dealloc_pd(struct ibv_pd *domain) {
    if (!armed) return REAL(ibv_dealloc_pd)(domain);
    if (fake_fails(__func__)) return errno;
    if (*users(domain) > 0) return EBUSY;
    fake_free(domain);
    return 0;
}

static struct ibv_mr *make_region(struct ibv_pd *domain, void *base, size_t size, unsigned int access) {
    struct ibv_mr *made = fake_make(sizeof *made);
    *made = (struct ibv_mr){.context = domain->context, .pd = domain, .addr = base, .length = size};
    made->lkey = 0x1000;
    made->rkey = 0x2000;
    armed->access = access;
    ++*users(domain);
    return made;
}

struct ibv_mr *ibv_reg_mr_iova2(struct ibv_pd *domain, void *base, size_t size, uint64_t address,
                                unsigned int access) {
    if (!armed) return REAL(ibv_reg_mr_iova2)(domain, base, size, address, access);
    return fake_fails("ibv_reg_mr") ? NULL : make_region(domain, base, size, access);
}

struct ibv_mr *ibv_reg_mr(struct ibv_pd *domain, void *base, size_t size, int access) {
    if (!armed) return REAL(ibv_reg_mr)(domain, base, size, access);
    return fake_fails(__func__) ? NULL : make_region(domain, base, size, (unsigned int)access);
}

struct ibv_mr *ibv_reg_dmabuf_mr(struct ibv_pd *domain, uint64_t offset, size_t size, uint64_t address, int descriptor,
                                 int access) {
    if (!armed) return REAL(ibv_reg_dmabuf_mr)(domain, offset, size, address, descriptor, access);
    return fake_fails(__func__) ? NULL : make_region(domain, (void *)(uintptr_t)address, size, (unsigned int)access);
}

unsigned int fake_registered_access(void) { return armed->access; }

int ibv_dereg_mr(struct ibv_mr *region) {
    if (!armed) return REAL(ibv_dereg_mr)(region);
    if (fake_fails(__func__)) return errno;
    --*users(region->pd);
    fake_free(region);
    return 0;
}

struct ibv_comp_channel *ibv_create_comp_channel(struct ibv_context *context) {
    if (!armed) return REAL(ibv_create_comp_channel)(context);
    if (fake_fails(__func__)) return NULL;
    struct channel *made = fake_make(sizeof *made);
    made->base.context = context;
    made->base.fd = eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC);
    armed->channel_descriptor = made->base.fd;
    return &made->base;
}

int ibv_destroy_comp_channel(struct ibv_comp_channel *channel) {
    if (!armed) return REAL(ibv_destroy_comp_channel)(channel);
    if (fake_fails(__func__)) return errno;
    if (((struct channel *)channel)->users > 0) return EBUSY;
    close(channel->fd);
    fake_free(channel);
    return 0;
}

struct ibv_cq *ibv_create_cq(struct ibv_context *context, int capacity, void *tag, struct ibv_comp_channel *channel,
                             int vector) {
    if (!armed) return REAL(ibv_create_cq)(context, capacity, tag, channel, vector);
    if (fake_fails(__func__)) return NULL;
    struct queue *made = fake_make(sizeof *made);
    made->base.context = context;
    made->base.channel = channel;
    made->base.cqe = capacity;
    made->base.handle = 0x22;
    if (channel) ((struct channel *)channel)->users++;
    armed->last_queue = &made->base;
    return &made->base;
}

int ibv_destroy_cq(struct ibv_cq *queue) {
    if (!armed) return REAL(ibv_destroy_cq)(queue);
    if (fake_fails(__func__)) return errno;
    if (((struct queue *)queue)->users > 0) return EBUSY;
    if (queue->channel) ((struct channel *)queue->channel)->users--;
    fake_free(queue);
    return 0;
}

struct ibv_srq *ibv_create_srq(struct ibv_pd *domain, struct ibv_srq_init_attr *initial) {
    if (!armed) return REAL(ibv_create_srq)(domain, initial);
    if (fake_fails(__func__)) return NULL;
    struct shared *made = fake_make(sizeof *made);
    made->base.context = domain->context;
    made->base.pd = domain;
    made->base.handle = 0x33;
    armed->last_shared = &made->base;
    ++*users(domain);
    return &made->base;
}

int ibv_destroy_srq(struct ibv_srq *queue) {
    if (!armed) return REAL(ibv_destroy_srq)(queue);
    if (fake_fails(__func__)) return errno;
    if (((struct shared *)queue)->users > 0) return EBUSY;
    --*users(queue->pd);
    fake_free(queue);
    return 0;
}

static void use(struct ibv_qp *pair, int step) {
    *users(pair->pd) += step;
    ((struct queue *)pair->send_cq)->users += step;
    ((struct queue *)pair->recv_cq)->users += step;
    if (pair->srq) ((struct shared *)pair->srq)->users += step;
}

void fake_set_inline_limit(uint32_t bytes) { armed->inline_limit = bytes; }

struct ibv_qp *ibv_create_qp(struct ibv_pd *domain, struct ibv_qp_init_attr *initial) {
    if (!armed) return REAL(ibv_create_qp)(domain, initial);
    if (fake_fails(__func__)) return NULL;
    if (initial->cap.max_inline_data > armed->inline_limit) {
        errno = EINVAL;
        return NULL;
    }
    struct ibv_qp *made = fake_make(sizeof *made);
    *made = (struct ibv_qp){.context = domain->context, .pd = domain, .send_cq = initial->send_cq};
    made->recv_cq = initial->recv_cq;
    made->srq = initial->srq;
    made->qp_type = initial->qp_type;
    made->qp_num = 0x1234;
    // A real handle is the kernel's number; here it holds how much fits into each queue.
    made->handle = initial->cap.max_send_wr << 16 | initial->cap.max_recv_wr;
    use(made, 1);
    armed->last_pair = made;
    return made;
}

int ibv_destroy_qp(struct ibv_qp *pair) {
    if (!armed) return REAL(ibv_destroy_qp)(pair);
    if (fake_fails(__func__)) return errno;
    use(pair, -1);
    fake_free(pair);
    return 0;
}

int ibv_modify_qp(struct ibv_qp *pair, struct ibv_qp_attr *to, int mask) {
    if (!armed) return REAL(ibv_modify_qp)(pair, to, mask);
    if (fake_fails(__func__)) return errno;
    armed->changes[armed->change_count++] = (struct fake_change){
        .state = to->qp_state,
        .mask = mask,
        .access = to->qp_access_flags,
        .port = to->port_num,
        .path_mtu = to->path_mtu,
        .peer_number = to->dest_qp_num,
        .receive_sequence = to->rq_psn,
        .send_sequence = to->sq_psn,
        .timeout = to->timeout,
        .retry_count = to->retry_cnt,
        .receiver_not_ready_retries = to->rnr_retry,
        .minimum_timer = to->min_rnr_timer,
        .initiated_reads = to->max_rd_atomic,
        .answered_reads = to->max_dest_rd_atomic,
        .is_global = to->ah_attr.is_global,
        .gid_index = to->ah_attr.grh.sgid_index,
        .hop_limit = to->ah_attr.grh.hop_limit,
        .local_identifier = to->ah_attr.dlid,
        .gid_low = be64toh(to->ah_attr.grh.dgid.global.interface_id),
    };
    return 0;
}

int ibv_query_qp(struct ibv_qp *pair, struct ibv_qp_attr *attributes, int mask, struct ibv_qp_init_attr *initial) {
    if (!armed) return REAL(ibv_query_qp)(pair, attributes, mask, initial);
    if (fake_fails(__func__)) return errno;
    attributes->qp_state = (enum ibv_qp_state)armed->changes[armed->change_count - 1].state;
    return 0;
}

int fake_change_count(void) { return armed->change_count; }
struct fake_change fake_change(int index) { return armed->changes[index]; }
