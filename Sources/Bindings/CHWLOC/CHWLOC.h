// Shims over <hwloc.h>, for what Swift cannot use as it is: attributes inside a union behind a pointer, whose valid
// member depends on the object's type. All other calls of hwloc are made directly, by their own names.
#ifndef RDMARK_CHWLOC_H
#define RDMARK_CHWLOC_H

#include <hwloc.h>

/// What kind of device the system gave this name to. Only of `HWLOC_OBJ_OS_DEVICE`.
static inline hwloc_obj_osdev_type_t chwloc_system_device_type(const struct hwloc_obj *object) {
    return object->attr->osdev.type;
}

/// Bus address, class and numbers. Only of `HWLOC_OBJ_PCI_DEVICE`.
static inline struct hwloc_pcidev_attr_s chwloc_pci_attributes(const struct hwloc_obj *object) {
    return object->attr->pcidev;
}

/// Whether a bridge leads from the processors to a bus, and not from one bus to another. Only of `HWLOC_OBJ_BRIDGE`.
static inline int chwloc_is_host_bridge(const struct hwloc_obj *object) {
    return object->attr->bridge.upstream_type == HWLOC_OBJ_BRIDGE_HOST;
}

/// Bytes of memory. Only of `HWLOC_OBJ_NUMANODE`.
static inline uint64_t chwloc_node_memory(const struct hwloc_obj *object) { return object->attr->numanode.local_memory; }

#endif
