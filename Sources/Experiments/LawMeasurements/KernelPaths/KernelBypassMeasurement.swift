import HostMemory
package import LawExperiments
import Statistics
import TransferCore

/// L36, the half of it that takes no card: messages through the kernel's sockets.
package struct KernelBypassMeasurement: MeasuredLaw {
    package let number = 36

    private static let sizes = (6...16).map { 1 << $0 }
    private static let sockets = "sockets"
    /// So fast, in GB/s, that the law's network takes no time.
    private static let noNetwork = 10_000.0

    package func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let timings = try Stopwatch().time(try Self.socketCells(of: Self.sizes, seed: seed), seed: seed)
        // Two calls, and two copies.
        let fit = try JointFit(timings) { [2, 2 * $0.x] }
        return LawMeasurement(
            setting:
                "messages that this thread sends over a TCP connection of this process to itself and receives, by calls "
                + "that do not wait; there is no card",
            constants: [
                .init("call", nanoseconds: fit.coefficients[0]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[1]),
            ],
            figures: [
                "size": Self.sizes.map(Double.init), "network": [0], "bandwidth": [Self.noNetwork],
            ],
            places: fit.places,
            remarks: [
                "the protocol's own work on both sides is in the call's \(rounded(fit.coefficients[0].value)) ns, and there is "
                    + "no network: it takes no time in these curves",
                "registering and posting are not measured: the curve of RDMA and the uses that pay for registering are "
                    + "the law's defaults beside this machine's sockets",
            ])
    }

    /// Messages of `sizes`, at most `LoopbackPath.largestMessage` each, through the kernel: places of the curve `sockets`.
    ///
    /// - Throws: where the system refuses, or a byte does not arrive.
    package static func socketCells(of sizes: [Int], seed: UInt64) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        let (path, source, destination): (LoopbackPath, HostMemory, HostMemory)
        do throws(TransferError) {
            path = try LoopbackPath()
            source = try HostMemory(size: ByteCount(LoopbackPath.largestMessage))
            destination = try HostMemory(size: ByteCount(LoopbackPath.largestMessage))
        } catch { throw MeasurementRefusal("\(error)") }
        source.write(distinctBytes(source.size.bytes, seed: seed))
        var cells: [Stopwatch.Cell] = []
        for size in sizes {
            let pass = { () throws(MeasurementRefusal) in
                do throws(TransferError) { try path.pass(size, from: source, to: destination) } catch {
                    throw MeasurementRefusal("\(error)")
                }
            }
            let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
            destination.write(blank)
            try pass()
            try check(
                destination, holds: [StridedCopy(sourceOffset: 0, destinationOffset: 0, block: size)], from: source,
                over: blank)
            cells.append(.init(curve: sockets, x: Double(size), action: pass))
        }
        return cells
    }
}
