// Shims over <mpi.h>. Handles such as MPI_COMM_WORLD are cast macros, which Swift cannot import: each gets a
// function here. Nothing else belongs in this file.
#ifndef RDMARK_CMPI_H
#define RDMARK_CMPI_H

#include <mpi.h>

#endif
