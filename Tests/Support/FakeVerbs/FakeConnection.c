// The connection manager: each call that the real one answers with an event brings that event at once.
#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "Fake.h"

struct channel {
    struct rdma_event_channel base;
    struct rdma_cm_event *events[MOST_EVENTS];
    int event_count;
};

struct event {
    struct rdma_cm_event base;
    char data[64];
};

void fake_answer(const char *function, int event, int status, const void *data, int size) {
    struct answer *answer = &armed->answers[armed->answer_count++];
    *answer = (struct answer){.function = strdup(function), .event = event, .status = status, .size = size};
    memcpy(answer->data, data, (size_t)size);
}

static void push(struct rdma_cm_id *identifier, struct rdma_cm_id *about, int kind, int status, const void *data,
                 int size) {
    struct channel *channel = (struct channel *)identifier->channel;
    struct event *event = fake_make(sizeof *event);
    event->base.id = about;
    event->base.listen_id = identifier;
    event->base.event = (enum rdma_cm_event_type)kind;
    event->base.status = status;
    memcpy(event->data, data, (size_t)size);
    event->base.param.conn.private_data = event->data;
    event->base.param.conn.private_data_len = (uint8_t)size;
    channel->events[channel->event_count++] = &event->base;
    eventfd_write(channel->base.fd, 1);
}

/// The event that `function` brings: `kind`, unless the test wants another one.
static void answer(struct rdma_cm_id *identifier, const char *function, int kind) {
    for (int i = 0; i < armed->answer_count; i++) {
        struct answer *answer = &armed->answers[i];
        if (!answer->function || strcmp(answer->function, function) != 0) continue;
        free((void *)answer->function);
        answer->function = NULL;
        if (answer->event >= 0) push(identifier, identifier, answer->event, answer->status, answer->data, answer->size);
        return;
    }
    push(identifier, identifier, kind, 0, "", 0);
}

struct rdma_event_channel *rdma_create_event_channel(void) {
    if (!armed) return REAL(rdma_create_event_channel)();
    if (fake_fails(__func__)) return NULL;
    struct channel *made = fake_make(sizeof *made);
    made->base.fd = eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC);
    return &made->base;
}

void rdma_destroy_event_channel(struct rdma_event_channel *channel) {
    if (!armed) {
        REAL(rdma_destroy_event_channel)(channel);
        return;
    }
    fake_fails(__func__);
    close(channel->fd);
    struct channel *own = (struct channel *)channel;
    for (int i = 0; i < own->event_count; i++) {
        // The kernel forgets a request that nobody has looked at.
        if (own->events[i]->event == RDMA_CM_EVENT_CONNECT_REQUEST) fake_free(own->events[i]->id);
        fake_free(own->events[i]);
    }
    fake_free(channel);
}

static struct rdma_cm_id *make_identifier(struct rdma_event_channel *channel) {
    struct rdma_cm_id *made = fake_make(sizeof *made);
    made->channel = channel;
    armed->last_identifier = made;
    return made;
}

static void bind_to_device(struct rdma_cm_id *identifier) {
    static _Thread_local struct ibv_context context;
    context.device = &armed->device;
    identifier->verbs = &context;
    identifier->port_num = 1;
}

int rdma_create_id(struct rdma_event_channel *channel, struct rdma_cm_id **identifier, void *tag,
                   enum rdma_port_space space) {
    if (!armed) return REAL(rdma_create_id)(channel, identifier, tag, space);
    if (fake_fails(__func__)) return -1;
    *identifier = make_identifier(channel);
    return 0;
}

int rdma_destroy_id(struct rdma_cm_id *identifier) {
    if (!armed) return REAL(rdma_destroy_id)(identifier);
    if (fake_fails(__func__)) return -1;
    fake_free(identifier);
    return 0;
}

int rdma_migrate_id(struct rdma_cm_id *identifier, struct rdma_event_channel *channel) {
    if (!armed) return REAL(rdma_migrate_id)(identifier, channel);
    if (fake_fails(__func__)) return -1;
    identifier->channel = channel;
    return 0;
}

int rdma_bind_addr(struct rdma_cm_id *identifier, struct sockaddr *address) {
    if (!armed) return REAL(rdma_bind_addr)(identifier, address);
    if (fake_fails(__func__)) return -1;
    memcpy(&identifier->route.addr.src_sin, address, sizeof identifier->route.addr.src_sin);
    return 0;
}

int rdma_listen(struct rdma_cm_id *identifier, int backlog) {
    if (!armed) return REAL(rdma_listen)(identifier, backlog);
    if (fake_fails(__func__)) return -1;
    armed->listener = identifier;
    return 0;
}

__be16 rdma_get_src_port(struct rdma_cm_id *identifier) {
    return armed ? identifier->route.addr.src_sin.sin_port : REAL(rdma_get_src_port)(identifier);
}

int rdma_resolve_addr(struct rdma_cm_id *identifier, struct sockaddr *from, struct sockaddr *to, int milliseconds) {
    if (!armed) return REAL(rdma_resolve_addr)(identifier, from, to, milliseconds);
    if (fake_fails(__func__)) return -1;
    bind_to_device(identifier);
    answer(identifier, __func__, RDMA_CM_EVENT_ADDR_RESOLVED);
    return 0;
}

int rdma_resolve_route(struct rdma_cm_id *identifier, int milliseconds) {
    if (!armed) return REAL(rdma_resolve_route)(identifier, milliseconds);
    if (fake_fails(__func__)) return -1;
    answer(identifier, __func__, RDMA_CM_EVENT_ROUTE_RESOLVED);
    return 0;
}

static void keep(const struct rdma_conn_param *parameters) {
    armed->offered = *parameters;
    if (parameters->private_data_len > 0)
        memcpy(armed->private_data, parameters->private_data, parameters->private_data_len);
}

int rdma_connect(struct rdma_cm_id *identifier, struct rdma_conn_param *parameters) {
    if (!armed) return REAL(rdma_connect)(identifier, parameters);
    if (fake_fails(__func__)) return -1;
    keep(parameters);
    answer(identifier, __func__, RDMA_CM_EVENT_CONNECT_RESPONSE);
    return 0;
}

int rdma_establish(struct rdma_cm_id *identifier) {
    if (!armed) return REAL(rdma_establish)(identifier);
    return fake_fails(__func__) ? -1 : 0;
}

int rdma_accept(struct rdma_cm_id *identifier, struct rdma_conn_param *parameters) {
    if (!armed) return REAL(rdma_accept)(identifier, parameters);
    if (fake_fails(__func__)) return -1;
    keep(parameters);
    answer(identifier, __func__, RDMA_CM_EVENT_ESTABLISHED);
    return 0;
}

int rdma_reject(struct rdma_cm_id *identifier, const void *data, uint8_t size) {
    if (!armed) return REAL(rdma_reject)(identifier, data, size);
    if (fake_fails(__func__)) return -1;
    keep(&(struct rdma_conn_param){.private_data = data, .private_data_len = size});
    return 0;
}

int rdma_disconnect(struct rdma_cm_id *identifier) {
    if (!armed) return REAL(rdma_disconnect)(identifier);
    if (fake_fails(__func__)) return -1;
    answer(identifier, __func__, RDMA_CM_EVENT_DISCONNECTED);
    return 0;
}

int rdma_init_qp_attr(struct rdma_cm_id *identifier, struct ibv_qp_attr *attributes, int *mask) {
    if (!armed) return REAL(rdma_init_qp_attr)(identifier, attributes, mask);
    if (fake_fails(__func__)) return -1;
    *mask = attributes->qp_state == IBV_QPS_RTR ? IBV_QP_STATE | IBV_QP_DEST_QPN | IBV_QP_MIN_RNR_TIMER
                                                : IBV_QP_STATE | IBV_QP_TIMEOUT;
    attributes->dest_qp_num = 0x77;
    return 0;
}

int rdma_get_cm_event(struct rdma_event_channel *channel, struct rdma_cm_event **event) {
    if (!armed) return REAL(rdma_get_cm_event)(channel, event);
    if (fake_fails(__func__)) return -1;
    struct channel *own = (struct channel *)channel;
    eventfd_t count;
    if (eventfd_read(channel->fd, &count) != 0) return -1;
    *event = own->events[0];
    memmove(own->events, own->events + 1, (size_t)--own->event_count * sizeof own->events[0]);
    return 0;
}

int rdma_ack_cm_event(struct rdma_cm_event *event) {
    if (!armed) return REAL(rdma_ack_cm_event)(event);
    if (fake_fails(__func__)) return -1;
    fake_free(event);
    return 0;
}

void fake_connection_request(const void *data, int size) {
    struct rdma_cm_id *identifier = make_identifier(armed->listener->channel);
    bind_to_device(identifier);
    push(armed->listener, identifier, RDMA_CM_EVENT_CONNECT_REQUEST, 0, data, size);
}

void fake_move_identifier(int port) { armed->last_identifier->port_num = (uint8_t)port; }

void fake_connection_event(int event, int status) {
    push(armed->last_identifier, armed->last_identifier, event, status, "", 0);
}

int fake_private_data(void *data) {
    memcpy(data, armed->private_data, armed->offered.private_data_len);
    return armed->offered.private_data_len;
}
int fake_offered_retries(void) { return armed->offered.retry_count; }
int fake_offered_receiver_retries(void) { return armed->offered.rnr_retry_count; }
uint32_t fake_offered_queue_pair(void) { return armed->offered.qp_num; }
