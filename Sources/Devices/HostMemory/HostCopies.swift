internal import CopyKernels
public import TransferCore

/// Copies from one region into others, made ready once and always run together.
public final class HostCopies {
    /// A copy with the address that its destination's offsets count from.
    private struct Step: BitwiseCopyable {
        let copy: PreparedCopy
        let destination: UnsafeMutableRawPointer
    }

    private let source: HostMemory
    private let destinations: [HostMemory]
    private let steps: UnsafeMutableBufferPointer<Step>

    /// Copies out of `source`. Traps where one reaches outside its regions, or a destination is the source.
    public init(from source: HostMemory, _ copies: [(copies: [StridedCopy], destination: HostMemory)]) {
        self.source = source
        destinations = copies.map(\.destination)
        let all = copies.flatMap { copies, destination in
            copies.map { copy in
                precondition(
                    copy.sourceBounds.upperBound <= source.size.bytes
                        && copy.destinationBounds.upperBound <= destination.size.bytes && destination !== source,
                    "a copy stays inside two different regions")
                return Step(copy: PreparedCopy(copy), destination: destination.address)
            }
        }
        steps = .allocate(capacity: all.count)
        _ = steps.initialize(from: all)
    }

    deinit { steps.deallocate() }

    /// Runs all of them.
    public func run() {
        let start = UnsafeRawPointer(source.address)
        for index in steps.indices { steps[index].copy.run(from: start, to: steps[index].destination) }
    }
}
