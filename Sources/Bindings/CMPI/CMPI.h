// Shims over <mpi.h>. Two things there cannot be used from Swift: handles such as MPI_COMM_WORLD are cast macros, and
// a handle is a pointer in Open MPI but an integer in MPICH, so that Swift sees an optional in one and a number in the
// other. Here each handle is wrapped in a struct of its own; an array of such structs is an array of handles.
#ifndef RDMARK_CMPI_H
#define RDMARK_CMPI_H

#include <mpi.h>
#include <stdint.h>

typedef struct { MPI_Comm handle; } CMPICommunicator;
typedef struct { MPI_Request handle; } CMPIRequest;
typedef struct { MPI_Datatype handle; } CMPIDatatype;
typedef enum { CMPI_SUM, CMPI_MAXIMUM } CMPIReduction;

static inline CMPIRequest cmpi_no_request(void) { CMPIRequest none = {MPI_REQUEST_NULL}; return none; }
static inline CMPIDatatype cmpi_byte(void) { CMPIDatatype type = {MPI_BYTE}; return type; }
static inline CMPIDatatype cmpi_int64(void) { CMPIDatatype type = {MPI_INT64_T}; return type; }

// Every function below has the failure convention of MPI: MPI_SUCCESS (0), or a positive code for MPI_Error_string.

/// MPI_Init_thread (funneled), errors as values, and a duplicate of MPI_COMM_WORLD.
static inline int cmpi_start(CMPICommunicator *world) {
    int provided;
    int code = MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &provided);
    if (code == MPI_SUCCESS) code = MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    if (code == MPI_SUCCESS) code = MPI_Comm_dup(MPI_COMM_WORLD, &world->handle);
    return code;
}
static inline int cmpi_duplicate(CMPICommunicator from, CMPICommunicator *to) {
    return MPI_Comm_dup(from.handle, &to->handle);
}
static inline int cmpi_rank(CMPICommunicator communicator, int *rank) { return MPI_Comm_rank(communicator.handle, rank); }
static inline int cmpi_size(CMPICommunicator communicator, int *size) { return MPI_Comm_size(communicator.handle, size); }

static inline int cmpi_ibarrier(CMPICommunicator communicator, CMPIRequest *request) {
    return MPI_Ibarrier(communicator.handle, &request->handle);
}
/// Lets the library work on what is under way.
static inline void cmpi_progress(CMPICommunicator communicator) {
    int is_there = 0;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, communicator.handle, &is_there, MPI_STATUS_IGNORE);
}

static inline int cmpi_iallreduce(const int64_t *values, int64_t *results, int count, CMPIReduction reduction,
                                  CMPICommunicator communicator, CMPIRequest *request) {
    MPI_Op operation = reduction == CMPI_SUM ? MPI_SUM : MPI_MAX;
    return MPI_Iallreduce(values, results, count, MPI_INT64_T, operation, communicator.handle, &request->handle);
}
static inline int cmpi_iallgather(const int64_t *value, int64_t *values, CMPICommunicator communicator,
                                  CMPIRequest *request) {
    return MPI_Iallgather(value, 1, MPI_INT64_T, values, 1, MPI_INT64_T, communicator.handle, &request->handle);
}
static inline int cmpi_iallgatherv(const int64_t *values, int count, int64_t *results, const int *counts,
                                   const int *displacements, CMPICommunicator communicator, CMPIRequest *request) {
    return MPI_Iallgatherv(values, count, MPI_INT64_T, results, counts, displacements, MPI_INT64_T,
                           communicator.handle, &request->handle);
}

static inline int cmpi_hvector(int count, int block, int64_t stride, CMPIDatatype element, CMPIDatatype *made) {
    return MPI_Type_create_hvector(count, block, (MPI_Aint)stride, element.handle, &made->handle);
}
/* A datatype of this module is the handle and nothing else, so an array of the ones is an array of the others. */
static inline int cmpi_struct(int count, const int *blocks, const int64_t *displacements, const CMPIDatatype *types,
                              CMPIDatatype *made) {
    return MPI_Type_create_struct(count, blocks, (const MPI_Aint *)displacements, (const MPI_Datatype *)types,
                                  &made->handle);
}
static inline int cmpi_commit(CMPIDatatype *type) { return MPI_Type_commit(&type->handle); }
static inline int cmpi_free_type(CMPIDatatype type) { return MPI_Type_free(&type.handle); }

static inline int cmpi_send_init(const void *address, int count, CMPIDatatype type, int peer, int tag,
                                 CMPICommunicator communicator, CMPIRequest *request) {
    return MPI_Send_init(address, count, type.handle, peer, tag, communicator.handle, &request->handle);
}
static inline int cmpi_receive_init(void *address, int count, CMPIDatatype type, int peer, int tag,
                                    CMPICommunicator communicator, CMPIRequest *request) {
    return MPI_Recv_init(address, count, type.handle, peer, tag, communicator.handle, &request->handle);
}
static inline int cmpi_start_all(int count, CMPIRequest *requests) { return MPI_Startall(count, &requests->handle); }
static inline int cmpi_test(CMPIRequest *request, int *is_over) {
    return MPI_Test(&request->handle, is_over, MPI_STATUS_IGNORE);
}
/// Looks without releasing the request, unlike MPI_Test.
static inline int cmpi_peek(CMPIRequest request, int *is_over) {
    return MPI_Request_get_status(request.handle, is_over, MPI_STATUS_IGNORE);
}
static inline int cmpi_cancel(CMPIRequest *request) { return MPI_Cancel(&request->handle); }
static inline int cmpi_free_request(CMPIRequest *request) { return MPI_Request_free(&request->handle); }

#endif
