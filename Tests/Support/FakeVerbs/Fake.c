#include "Fake.h"

#include <dlfcn.h>
#include <stdio.h>

_Thread_local struct fake *armed;

void fake_arm(void) {
    armed = calloc(1, sizeof *armed);
    strcpy(armed->device.name, "fake0");
    armed->device.node_type = IBV_NODE_CA;
    armed->device.transport_type = IBV_TRANSPORT_IB;
    armed->device_count = 1;
    armed->inline_limit = 64;
    armed->initiated_reads = 8;
    armed->poll_limit = MOST_REQUESTS;
    armed->channel_descriptor = -1;
    armed->port.max_mtu = IBV_MTU_4096;
    armed->port.gid_tbl_len = MOST_GIDS;
    armed->port.max_msg_sz = 1u << 30;
    armed->port.active_width = 2;
    armed->port.active_speed = 32;
    fake_set_port(IBV_PORT_ACTIVE, IBV_MTU_1024, IBV_LINK_LAYER_ETHERNET, 0);
    fake_add_gid(1, 1, IBV_GID_TYPE_ROCE_V2, 0, 0xffff0a000001);
}

void fake_disarm(void) {
    free(armed);
    armed = NULL;
}

void fake_fail(const char *function, int skipped, int error) {
    armed->faults[armed->fault_count++] = (struct fault){strdup(function), skipped, error};
}

bool fake_fails(const char *function) {
    if (armed->call_count < MOST_CALLS) armed->calls[armed->call_count++] = function;
    for (int i = 0; i < armed->fault_count; i++) {
        struct fault *fault = &armed->faults[i];
        if (!fault->function || strcmp(fault->function, function) != 0 || fault->skipped-- > 0) continue;
        free((void *)fault->function);
        fault->function = NULL;
        errno = fault->error;
        return true;
    }
    return false;
}

int fake_live(void) { return armed->live; }
int fake_call_count(void) { return armed->call_count; }
const char *fake_call(int index) { return armed->calls[index]; }

void *fake_make(size_t size) {
    armed->live++;
    return calloc(1, size);
}

void fake_free(void *object) {
    armed->live--;
    free(object);
}

void *fake_real(const char *function) {
    void *address = dlsym(RTLD_NEXT, function);
    if (!address) {
        fprintf(stderr, "no library has %s\n", function);
        abort();
    }
    return address;
}

int fake_is_forwarding(void) {
    return !armed && (void *)REAL(ibv_create_qp) != (void *)ibv_create_qp && REAL(rdma_connect) != NULL;
}
