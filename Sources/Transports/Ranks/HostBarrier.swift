internal import HostSystem
internal import TransferCore

/// A barrier among ranks of one host through shared memory: each raises a counter of its own and awaits everybody's.
///
/// A barrier of messages costs microseconds and lets ranks go one after the other; this one lets them go within the
/// time that a cache line takes to cross, so that the ranks of a sample start together.
final class HostBarrier {
    private let segments: [SharedSegment]
    private let own: SharedFlag
    private let others: UnsafeMutableBufferPointer<SharedFlag>
    private var passed: UInt64 = 0

    /// Maps every rank's counter. Collective.
    init(_ group: RankGroup) throws(TransferError) {
        let segment: SharedSegment
        do { segment = try SharedSegment(size: SharedFlag.lineSize) } catch {
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
        // Everybody has mapped what there is to map once everybody has agreed.
        do { try group.agree(on: failure) } catch {
            segment.seal()
            throw error
        }
        segment.seal()
        own = SharedFlag(at: segment.base)
        others = .allocate(capacity: mapped.count)
        _ = others.initialize(from: mapped.map { SharedFlag(at: $0.base) })
        segments = mapped + [segment]
    }

    deinit { others.deallocate() }

    /// Returns when every rank has called it as often as this one.
    func pass(_ waiter: inout Waiter) throws(TransferError) {
        passed &+= 1
        own.store(passed)
        for index in others.indices {
            waiter.begin()
            while others[index].load() < passed {
                let verdict = waiter.pause()
                if case .keepWaiting = verdict { continue }
                throw verdict.asTransferError(awaiting: [], waiter)
            }
        }
    }
}
