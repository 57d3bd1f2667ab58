internal import HostSystem
internal import MessagePassing
internal import TransferCore

/// A barrier among ranks of one host through shared memory: each raises a counter of its own and awaits everybody's.
///
/// A barrier of messages costs microseconds and lets ranks go one after the other; this one lets them go within the
/// time that a cache line takes to cross, so that the ranks of a sample start together.
final class HostBarrier {
    /// The barrier in raw memory: passing it counts no reference.
    struct Gate: BitwiseCopyable {
        fileprivate let own: SharedFlag
        fileprivate let others: UnsafeMutableBufferPointer<SharedFlag>
        fileprivate let passed: UnsafeMutablePointer<UInt64>

        /// Returns when every rank has called it as often as this one.
        ///
        /// - Parameter communicator: whose messages another rank may still wait for.
        @inline(__always)
        func pass(_ waiter: inout Waiter, over communicator: Communicator) throws(TransferError) {
            passed.pointee &+= 1
            own.store(passed.pointee)
            for index in others.indices {
                waiter.begin()
                while others[index].load() < passed.pointee {
                    let verdict = waiter.pause()
                    if waiter.hasTimeForUpkeep { communicator.progress() }
                    if case .keepWaiting = verdict { continue }
                    throw verdict.asTransferError(awaiting: [], waiter)
                }
            }
        }
    }

    /// What the ranks pass; valid as long as this object lives.
    let gate: Gate
    /// Where the other ranks, in their order, leave the rank whose end they did not survive.
    let notes: [SharedFlag]
    private let ownNote: SharedFlag
    private let segments: [SharedSegment]

    /// Maps every rank's counter. Collective.
    init(_ group: RankGroup) throws(TransferError) {
        let segment: SharedSegment
        do { segment = try SharedSegment(size: 2 * SharedFlag.lineSize) } catch {
            throw TransferError(.resource, during: "making a barrier", cause: "\(error)")
        }
        let addresses = try group.allGather(segment.address.words).map(SegmentAddress.init(words:))
        var mapped: [SharedSegment] = []
        var failure: TransferError?
        for (peer, address) in addresses.enumerated() where peer != group.rank {
            do { mapped.append(try SharedSegment(mapping: address)) } catch {
                failure = TransferError(.resource, during: "making a barrier", peer: peer, cause: "\(error)")
            }
        }
        defer { segment.seal() }
        // Everybody has mapped what there is to map once everybody has agreed.
        try group.agree(on: failure)
        let others = UnsafeMutableBufferPointer<SharedFlag>.allocate(capacity: mapped.count)
        _ = others.initialize(from: mapped.map { SharedFlag(at: $0.base) })
        let passed = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
        passed.initialize(to: 0)
        gate = Gate(own: SharedFlag(at: segment.base), others: others, passed: passed)
        func note(in segment: SharedSegment) -> SharedFlag { SharedFlag(at: segment.base + SharedFlag.lineSize) }
        notes = mapped.map(note)
        ownNote = note(in: segment)
        segments = mapped + [segment]
    }

    /// Tells whoever finds this rank dead that `rank` was dead before.
    func leaveNote(naming rank: Int) { ownNote.store(UInt64(rank + 1)) }

    deinit {
        gate.others.deallocate()
        gate.passed.deallocate()
    }
}
