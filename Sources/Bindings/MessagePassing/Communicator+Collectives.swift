internal import CMPI
public import HostSystem

/// How values of several ranks become one.
public enum Reduction: Sendable {
    case sum, maximum

    var operation: CMPIReduction {
        switch self {
        case .sum: CMPI_SUM
        case .maximum: CMPI_MAXIMUM
        }
    }
}

extension Communicator {
    /// Returns when every rank has called it (`MPI_Ibarrier`).
    public func barrier(_ waiter: inout Waiter) throws(MessagePassingError) {
        var request = cmpi_no_request()
        try MessagePassingError.check(cmpi_ibarrier(handle, &request), "MPI_Ibarrier")
        try complete(&request, of: "MPI_Ibarrier", using: [], &waiter)
    }

    /// Combines `values` of all ranks, position by position (`MPI_Iallreduce`). All ranks pass equally many.
    public func allReduce(
        _ values: [Int], by reduction: Reduction, _ waiter: inout Waiter
    ) throws(MessagePassingError) -> [Int] {
        let input = Pinned(values.map(Int64.init))
        let output = Pinned(values.map(Int64.init))
        var request = cmpi_no_request()
        try MessagePassingError.check(
            cmpi_iallreduce(
                input.base, output.base, Int32(values.count), reduction.operation, handle, &request),
            "MPI_Iallreduce")
        try complete(&request, of: "MPI_Iallreduce", using: [input, output], &waiter)
        return output.values.map(Int.init)
    }

    /// Every rank's `values`, in rank order; lengths may differ (`MPI_Iallgather`, `MPI_Iallgatherv`).
    public func allGather(_ values: [Int], _ waiter: inout Waiter) throws(MessagePassingError) -> [[Int]] {
        let ownCount = Pinned([Int64(values.count)])
        let counts = Pinned([Int64](repeating: 0, count: size))
        var request = cmpi_no_request()
        try MessagePassingError.check(
            cmpi_iallgather(ownCount.base, counts.base, handle, &request),
            "MPI_Iallgather")
        try complete(&request, of: "MPI_Iallgather", using: [ownCount, counts], &waiter)

        let lengths = counts.values.map(Int.init)
        var starts: [Int] = []
        var total = 0
        for length in lengths {
            starts.append(total)
            total += length
        }
        let input = Pinned(values.map(Int64.init))
        let output = Pinned([Int64](repeating: 0, count: total))
        let receiveCounts = Pinned(lengths.map(Int32.init))
        let displacements = Pinned(starts.map(Int32.init))
        try MessagePassingError.check(
            cmpi_iallgatherv(
                input.base, Int32(values.count), output.base, receiveCounts.base, displacements.base, handle, &request),
            "MPI_Iallgatherv")
        try complete(
            &request, of: "MPI_Iallgatherv", using: [input, output, receiveCounts, displacements], &waiter)
        let gathered = output.values.map(Int.init)
        return zip(starts, lengths).map { start, length in Array(gathered[start..<start + length]) }
    }
}
