// Shims over <rdma/rdma_cma.h>, for what Swift cannot use as it is: fields inside anonymous unions and numbers in
// network byte order. All other calls of librdmacm are made directly, by their own names.
#ifndef RDMARK_CRDMACM_H
#define RDMARK_CRDMACM_H

#include <arpa/inet.h>
#include <rdma/rdma_cma.h>

/// The connection parameters inside the event's union.
static inline const struct rdma_conn_param *crdma_connection(const struct rdma_cm_event *event) {
    return &event->param.conn;
}
static inline uint16_t crdma_local_port(struct rdma_cm_id *identifier) { return ntohs(rdma_get_src_port(identifier)); }
/// The peer's address: `rdma_get_peer_addr`, which returns a pointer into a union.
static inline const struct sockaddr *crdma_peer_address(struct rdma_cm_id *identifier) {
    return rdma_get_peer_addr(identifier);
}

#endif
