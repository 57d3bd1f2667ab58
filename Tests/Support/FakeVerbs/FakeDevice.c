// The device: listing, opening, asking.
#include <endian.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "Fake.h"

void fake_set_device_count(int count) { armed->device_count = count; }
void fake_set_initiated_reads(int count) { armed->initiated_reads = count; }
void fake_set_device_path(const char *path) {
    strncpy(armed->device.ibdev_path, path, sizeof armed->device.ibdev_path - 1);
}
void fake_set_paging(uint64_t general, uint32_t reliable) {
    armed->paging.general_caps = general;
    armed->paging.per_transport_caps.rc_odp_caps = reliable;
}
void fake_set_port(int state, int mtu_code, int link_layer, uint16_t local_identifier) {
    armed->port.state = (enum ibv_port_state)state;
    armed->port.active_mtu = (enum ibv_mtu)mtu_code;
    armed->port.link_layer = (uint8_t)link_layer;
    armed->port.lid = local_identifier;
}
void fake_clear_gids(void) { armed->gid_count = 0; }
void fake_add_gid(int index, int port, int type, uint64_t high, uint64_t low) {
    struct ibv_gid_entry *entry = &armed->gids[armed->gid_count++];
    *entry = (struct ibv_gid_entry){.gid_index = index, .port_num = port, .gid_type = type};
    entry->gid.global.subnet_prefix = htobe64(high);
    entry->gid.global.interface_id = htobe64(low);
}

struct ibv_device **ibv_get_device_list(int *count) {
    if (!armed) return REAL(ibv_get_device_list)(count);
    if (fake_fails(__func__)) return NULL;
    struct ibv_device **list = fake_make(2 * sizeof *list);
    if (armed->device_count > 0) list[0] = &armed->device;
    if (count) *count = armed->device_count;
    return list;
}

void ibv_free_device_list(struct ibv_device **list) {
    if (!armed) {
        REAL(ibv_free_device_list)(list);
        return;
    }
    fake_fails(__func__);
    fake_free(list);
}

const char *ibv_get_device_name(struct ibv_device *device) {
    return armed ? device->name : REAL(ibv_get_device_name)(device);
}

__be64 ibv_get_device_guid(struct ibv_device *device) {
    return armed ? htobe64(0x0011223344556677) : REAL(ibv_get_device_guid)(device);
}

static int query_device(struct ibv_context *context, const struct ibv_query_device_ex_input *input,
                        struct ibv_device_attr_ex *attributes, size_t size) {
    (void)context, (void)input;
    if (fake_fails("ibv_query_device_ex")) return errno;
    memset(attributes, 0, size);
    struct ibv_device_attr *plain = &attributes->orig_attr;
    strcpy(plain->fw_ver, "1.2.3");
    plain->phys_port_cnt = 1;
    plain->max_qp = 100;
    plain->max_qp_wr = 128;
    plain->max_sge = 4;
    plain->max_sge_rd = 2;
    plain->max_cq = 50;
    plain->max_cqe = 200;
    plain->max_mr = 60;
    plain->max_mr_size = UINT64_MAX;
    plain->max_qp_rd_atom = 16;
    plain->max_qp_init_rd_atom = armed->initiated_reads;
    plain->max_srq = 5;
    plain->max_srq_wr = 32;
    plain->atomic_cap = IBV_ATOMIC_HCA;
    attributes->odp_caps = armed->paging;
    return 0;
}

static int query_port(struct ibv_context *context, uint8_t port, struct ibv_port_attr *attributes, size_t size) {
    (void)context, (void)port, (void)size;
    if (fake_fails("ibv_query_port")) return errno;
    *attributes = armed->port;
    return 0;
}

struct ibv_context *ibv_open_device(struct ibv_device *device) {
    if (!armed) return REAL(ibv_open_device)(device);
    if (fake_fails(__func__)) return NULL;
    struct verbs_context *made = fake_make(sizeof *made);
    made->sz = sizeof *made;
    made->query_device_ex = query_device;
    made->query_port = query_port;
    struct ibv_context *context = &made->context;
    context->device = device;
    context->abi_compat = __VERBS_ABI_IS_EXTENDED;
    context->num_comp_vectors = 1;
    context->async_fd = eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC);
    armed->event_descriptor = context->async_fd;
    context->ops.post_send = fake_post_send;
    context->ops.post_recv = fake_post_receive;
    context->ops.post_srq_recv = fake_post_shared;
    context->ops.poll_cq = fake_poll;
    context->ops.req_notify_cq = fake_request_notification;
    return context;
}

int ibv_close_device(struct ibv_context *context) {
    if (!armed) return REAL(ibv_close_device)(context);
    if (fake_fails(__func__)) return -1;
    close(context->async_fd);
    fake_free((char *)context - offsetof(struct verbs_context, context));
    return 0;
}

ssize_t _ibv_query_gid_table(struct ibv_context *context, struct ibv_gid_entry *entries, size_t capacity,
                             uint32_t flags, size_t size) {
    if (!armed) return REAL(_ibv_query_gid_table)(context, entries, capacity, flags, size);
    if (fake_fails("ibv_query_gid_table")) return -errno;
    size_t count = (size_t)armed->gid_count < capacity ? (size_t)armed->gid_count : capacity;
    memcpy(entries, armed->gids, count * sizeof *entries);
    return (ssize_t)count;
}

void fake_device_event(int type, int port) {
    armed->device_event = (struct ibv_async_event){.event_type = (enum ibv_event_type)type};
    if (port > 0) armed->device_event.element.port_num = port;
    if (type == IBV_EVENT_CQ_ERR) armed->device_event.element.cq = armed->last_queue;
    if (type == IBV_EVENT_QP_FATAL) armed->device_event.element.qp = armed->last_pair;
    if (type == IBV_EVENT_SRQ_ERR) armed->device_event.element.srq = armed->last_shared;
    eventfd_write(armed->event_descriptor, 1);
}

int ibv_get_async_event(struct ibv_context *context, struct ibv_async_event *event) {
    if (!armed) return REAL(ibv_get_async_event)(context, event);
    if (fake_fails(__func__)) return -1;
    eventfd_t count;
    if (eventfd_read(context->async_fd, &count) != 0) return -1;
    *event = armed->device_event;
    armed->live++;
    return 0;
}

void ibv_ack_async_event(struct ibv_async_event *event) {
    if (!armed) {
        REAL(ibv_ack_async_event)(event);
        return;
    }
    fake_fails(__func__);
    armed->live--;
}
