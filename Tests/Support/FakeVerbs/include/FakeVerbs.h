// A device that is not there. This target defines functions of libibverbs and librdmacm, which overrides the
// libraries' own at link time. Each forwards to the library unless the calling thread has armed the fake; armed, it
// answers from a simulated device, writes down what was called, refuses what the real one would refuse (destroying a
// parent before its children) and fails on demand. Everything is per thread, so tests may run side by side.
#ifndef RDMARK_FAKEVERBS_H
#define RDMARK_FAKEVERBS_H

#include <stdint.h>

/// From here on the calling thread talks to a fresh fake: one device `fake0` with one active Ethernet port.
void fake_arm(void);
/// The end of that; all objects have to be gone.
void fake_disarm(void);

/// Whether calls of this thread go to the library, in which the overridden functions are then found.
int fake_is_forwarding(void);

/// Fails the call of `function` that comes after `skipped` successful ones, once, with `error` in its own convention.
void fake_fail(const char *function, int skipped, int error);
/// How many objects exist: contexts, domains, regions, queues, channels, identifiers and unacknowledged events.
int fake_live(void);
/// The calls that made, changed or destroyed something, in order.
int fake_call_count(void);
const char *fake_call(int index);

/// The device as it should be. Devices: 0 or 1. The path is the folder that stands for the one in sysfs.
void fake_set_device_count(int count);
void fake_set_device_path(const char *path);
void fake_set_paging(uint64_t general, uint32_t reliable);
void fake_set_port(int state, int mtu_code, int link_layer, uint16_t local_identifier);
/// Empties the GID table, and adds an entry. Types as in `ibv_gid_type`.
void fake_clear_gids(void);
void fake_add_gid(int index, int port, int type, uint64_t high, uint64_t low);
/// The reads that a queue pair may have outstanding; 8 unless set.
void fake_set_initiated_reads(int count);
/// The inline bytes that a queue pair gets at most.
void fake_set_inline_limit(uint32_t bytes);
/// A poll finds at most so many completions.
void fake_set_poll_limit(int count);

/// An event of the device opened last, as in `ibv_event_type`: on that port, or on the object of its kind made last.
void fake_device_event(int type, int port);

struct fake_segment {
    uint64_t address;
    uint32_t size;
    uint32_t key;
};

/// A send request or receive as it was posted. `position` and `next` are addresses in the caller's chain.
struct fake_request {
    uint64_t id;
    int opcode;
    unsigned int flags;
    int segment_count;
    struct fake_segment segments[8];
    uint64_t remote_address;
    uint32_t remote_key;
    uint32_t immediate;
    uint64_t compare_or_add;
    uint64_t swap;
    uint64_t position;
    uint64_t next;
    /// Which call brought it, from 1.
    int doorbell;
};

int fake_sent_count(void);
struct fake_request fake_sent(int index);
int fake_received_count(void);
struct fake_request fake_received(int index);
/// Empties the queues, as if the device had worked everything off without a completion.
void fake_drain(void);

/// What a poll will find. The immediate value is given in the machine's order; `flags` as in `ibv_wc_flags`.
void fake_complete(uint64_t id, int status, int opcode, uint32_t bytes, uint32_t immediate, unsigned int flags);
/// Puts an event on every completion channel.
void fake_announce(void);

/// What a queue pair was changed to.
struct fake_change {
    int state;
    int mask;
    unsigned int access;
    int port;
    int path_mtu;
    uint32_t peer_number;
    uint32_t receive_sequence;
    uint32_t send_sequence;
    int timeout;
    int retry_count;
    int receiver_not_ready_retries;
    int minimum_timer;
    int initiated_reads;
    int answered_reads;
    int is_global;
    int gid_index;
    int hop_limit;
    uint16_t local_identifier;
    uint64_t gid_low;
};

int fake_change_count(void);
struct fake_change fake_change(int index);

/// What a region was registered with.
unsigned int fake_registered_access(void);

/// The event that the next call of an `rdma_` function brings, instead of the one that it brings by itself;
/// `event` -1 for none.
void fake_answer(const char *function, int event, int status, const void *data, int size);
/// A peer asks the listening identifier for a connection.
void fake_connection_request(const void *data, int size);
/// The identifier made last is now bound to this port.
void fake_move_identifier(int port);
/// An event on the identifier made last.
void fake_connection_event(int event, int status);
/// Private data of the last connect, accept or reject, and its retry counts and queue pair number.
int fake_private_data(void *data);
int fake_offered_retries(void);
int fake_offered_receiver_retries(void);
uint32_t fake_offered_queue_pair(void);

#endif
