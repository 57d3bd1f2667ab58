// Shims over <infiniband/verbs.h>, for what Swift cannot use as it is: macros in front of older symbols of the same
// name, fields inside unions, numbers in network byte order and strings inside structs. All other calls of libibverbs
// are made directly, by their own names.
#ifndef RDMARK_CIBVERBS_H
#define RDMARK_CIBVERBS_H

#include <endian.h>
#include <infiniband/verbs.h>

/// `ibv_reg_mr` is a macro: the plain symbol behind it fails on optional flags that the kernel does not know.
/// Returns null with errno.
static inline struct ibv_mr *cibv_reg_mr(struct ibv_pd *domain, void *base, size_t size, unsigned int access) {
    return ibv_reg_mr(domain, base, size, access);
}

/// `ibv_query_port` is a macro: the plain symbol behind it fills an older, shorter struct. Returns a positive errno.
static inline int cibv_query_port(struct ibv_context *context, uint8_t port, struct ibv_port_attr *attributes) {
    return ibv_query_port(context, port, attributes);
}

/// The device's folder below /sys/class/infiniband.
static inline const char *cibv_device_path(const struct ibv_device *device) { return device->ibdev_path; }
static inline const char *cibv_firmware(const struct ibv_device_attr_ex *attributes) {
    return attributes->orig_attr.fw_ver;
}
static inline uint64_t cibv_device_guid(struct ibv_device *device) { return be64toh(ibv_get_device_guid(device)); }

/// A function of the provider, whose address tells which library that is.
static inline const void *cibv_provider_function(const struct ibv_context *context) {
    return (const void *)context->ops.poll_cq;
}

/// Writes through the union `wr`, which Swift would copy out and back.
static inline void cibv_set_remote(struct ibv_send_wr *request, uint64_t address, uint32_t key) {
    request->wr.rdma.remote_addr = address;
    request->wr.rdma.rkey = key;
}
static inline void cibv_set_remote_address(struct ibv_send_wr *request, uint64_t address) {
    request->wr.rdma.remote_addr = address;
}
static inline void cibv_set_atomic(struct ibv_send_wr *request, uint64_t address, uint32_t key, uint64_t compare_or_add,
                                   uint64_t swap) {
    request->wr.atomic.remote_addr = address;
    request->wr.atomic.rkey = key;
    request->wr.atomic.compare_add = compare_or_add;
    request->wr.atomic.swap = swap;
}
static inline void cibv_set_immediate(struct ibv_send_wr *request, uint32_t value) {
    request->imm_data = htobe32(value);
}
static inline uint32_t cibv_immediate(const struct ibv_wc *completion) { return be32toh(completion->imm_data); }

#endif
