import CopyKernels
import HostSystem
import Synchronization

extension EngineCore {
    /// A ring's turn ends after so many descriptors or bytes, whichever comes first. A descriptor is never split.
    private static let descriptorsPerTurn: UInt64 = 64
    private static let bytesPerTurn = 256 << 10

    /// Gives every ring one turn; never blocks.
    ///
    /// - Returns: whether any descriptor was executed.
    func turn() -> Bool {
        var hasWorked = false
        for index in 0..<ringCount.pointee where rings[index].pointee.hasSubmissions {
            if execute(rings[index]) { hasWorked = true }
        }
        return hasWorked
    }

    /// Whether a turn would execute anything.
    func hasWork() -> Bool {
        for index in 0..<ringCount.pointee where rings[index].pointee.hasSubmissions {
            let next = rings[index].pointee.next.pointee.header
            guard next.kind == .wait, let flag = flag(next.flag, of: 0) else { return true }
            if flag.load() >= next.value { return true }
        }
        return false
    }

    private func execute(_ ring: UnsafeMutablePointer<RingCore>) -> Bool {
        let start = ring.pointee.head
        let end = min(ring.pointee.submitted.load(), start + Self.descriptorsPerTurn)
        var budget = Self.bytesPerTurn
        var batch = Batch()
        while ring.pointee.head != end, budget > 0 {
            let descriptor = ring.pointee.next
            guard perform(descriptor, ring, &batch) else { break }
            if descriptor.pointee.header.kind == .copy { budget -= descriptor.pointee.copy.byteCount }
            ring.pointee.retire(isCounted: descriptor.pointee.header.isCounted)
        }
        batch.leave(peers)
        return ring.pointee.head != start
    }

    /// - Returns: whether the descriptor is done; otherwise it waits, or has stopped the ring.
    @inline(__always)
    private func perform(
        _ descriptor: UnsafeMutablePointer<Descriptor>, _ ring: UnsafeMutablePointer<RingCore>, _ batch: inout Batch
    ) -> Bool {
        switch descriptor.pointee.header.kind {
        case .copy: return copy(descriptor, ring, &batch)
        case .fence:
            atomicMemoryFence(ordering: .sequentiallyConsistent)
            return true
        case .wait: return isReached(descriptor.pointee.header, ring)
        case .set: return set(descriptor.pointee.header, ring)
        }
    }

    @inline(__always)
    private func copy(
        _ descriptor: UnsafeMutablePointer<Descriptor>, _ ring: UnsafeMutablePointer<RingCore>, _ batch: inout Batch
    ) -> Bool {
        let header = descriptor.pointee.header
        let (sourceLower, sourceUpper) = (descriptor.pointee.copy.sourceLower, descriptor.pointee.copy.sourceUpper)
        let (lower, upper) = (descriptor.pointee.copy.destinationLower, descriptor.pointee.copy.destinationUpper)
        guard let source = reach(header.source, sourceLower, sourceUpper, .read, ring, &batch),
            let destination = reach(header.destination, lower, upper, .write, ring, &batch)
        else { return false }
        descriptor.pointee.copy.prepared.run(from: UnsafeRawPointer(source), to: destination)
        return true
    }

    @inline(__always)
    private func isReached(_ header: Descriptor.Header, _ ring: UnsafeMutablePointer<RingCore>) -> Bool {
        guard let flag = flag(header.flag, of: 0) else {
            refuse(ring, .noSuchFlag, address: UInt64(truncatingIfNeeded: header.flag), span: 0, .read, owner: rank)
            return false
        }
        return flag.load() >= header.value
    }

    @inline(__always)
    private func set(_ header: Descriptor.Header, _ ring: UnsafeMutablePointer<RingCore>) -> Bool {
        guard let flag = flag(header.flag, of: header.peer), let peer = peers[Int(header.peer)] else {
            let owner = peers[Int(header.peer)]?.rank ?? rank
            refuse(ring, .noSuchFlag, address: UInt64(truncatingIfNeeded: header.flag), span: 0, .write, owner: owner)
            return false
        }
        flag.store(header.value)
        peer.flags.parking.wake()
        return true
    }

    @inline(__always)
    private func flag(_ index: Int, of peer: UInt16) -> SharedFlag? {
        guard let entry = peers[Int(peer)], index >= 0, index < entry.flags.count else { return nil }
        return entry.flags.flag(index)
    }

    /// Where the memory in `slot` begins, if the engine may do `permission` to its bytes from `lower` to `upper`;
    /// otherwise stops the ring.
    @inline(__always)
    private func reach(
        _ slot: UInt16, _ lower: Int, _ upper: Int, _ permission: Permission,
        _ ring: UnsafeMutablePointer<RingCore>, _ batch: inout Batch
    ) -> UnsafeMutableRawPointer? {
        guard let memory = memories[Int(slot)] else {
            refuse(ring, .notAttached, address: 0, span: upper - lower, permission, owner: rank)
            return nil
        }
        let address = memory.address + UInt64(lower)
        guard upper <= memory.size else {
            let owner = peers[Int(memory.peer)]?.rank ?? rank
            refuse(ring, .outsideMemory, address: address, span: upper - lower, permission, owner: owner)
            return nil
        }
        guard memory.peer != 0 else { return memory.base }
        batch.enter(memory.peer, peers)
        if ring.pointee.translations.allows(address, memory.address + UInt64(upper), permission, peer: memory.peer) {
            return memory.base
        }
        return translate(memory, lower, upper, permission, ring) ? memory.base : nil
    }

    /// The slow way: searches the peer's table.
    @inline(never)
    private func translate(
        _ memory: MemoryEntry, _ lower: Int, _ upper: Int, _ permission: Permission,
        _ ring: UnsafeMutablePointer<RingCore>
    ) -> Bool {
        guard let peer = peers[Int(memory.peer)] else { return false }
        let addresses = memory.address + UInt64(lower)..<memory.address + UInt64(upper)
        if let window = peer.windows.find(addresses, permission, accessor: rank),
            // Sequential, for the reason that `TranslationCache` gives.
            window.state.loadSequentially() == window.generation
        {
            ring.pointee.translations.remember(window, peer: memory.peer)
            return true
        }
        refuse(
            ring, .noWindow, address: addresses.lowerBound, span: upper - lower, permission, owner: peer.rank)
        return false
    }

    @inline(never)
    private func refuse(
        _ ring: UnsafeMutablePointer<RingCore>, _ reason: AccessFault.Reason, address: UInt64, span: Int,
        _ permission: Permission, owner: Int
    ) {
        ring.pointee.stop(
            because: AccessFault(
                reason: reason, descriptor: ring.pointee.head, address: address, span: span, permission: permission,
                accessor: rank, owner: owner))
    }
}

/// A ring's turn, announced to the device of the peer whose memory it is reaching: while the mark is odd, that
/// device's IOMMU waits before it calls a window unmapped.
private struct Batch {
    private var peer: UInt16 = 0

    @inline(__always)
    mutating func enter(_ peer: UInt16, _ peers: UnsafeMutablePointer<PeerEntry?>) {
        guard peer != self.peer else { return }
        leave(peers)
        guard var entry = peers[Int(peer)] else { return }
        entry.markValue += 1
        entry.mark.storeSequentially(entry.markValue)
        peers[Int(peer)] = entry
        self.peer = peer
    }

    @inline(__always)
    mutating func leave(_ peers: UnsafeMutablePointer<PeerEntry?>) {
        guard peer != 0, var entry = peers[Int(peer)] else { return }
        entry.markValue += 1
        entry.mark.store(entry.markValue)
        peers[Int(peer)] = entry
        peer = 0
    }
}
