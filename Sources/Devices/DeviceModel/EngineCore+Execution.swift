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
            guard next.kind == .wait, let flag = peers[0]?.pointee.flag(next.flag) else { return true }
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
        batch.leave()
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
        guard let flag = peers[0]?.pointee.flag(header.flag) else {
            refuse(ring, .noSuchFlag, address: UInt64(truncatingIfNeeded: header.flag), span: 0, .read, owner: rank)
            return false
        }
        return flag.load() >= header.value
    }

    @inline(__always)
    private func set(_ header: Descriptor.Header, _ ring: UnsafeMutablePointer<RingCore>) -> Bool {
        guard let peer = peers[Int(header.peer)], let flag = peer.pointee.flag(header.flag) else {
            let owner = peers[Int(header.peer)]?.pointee.rank ?? rank
            refuse(ring, .noSuchFlag, address: UInt64(truncatingIfNeeded: header.flag), span: 0, .write, owner: owner)
            return false
        }
        flag.store(header.value)
        peer.pointee.flags.parking.wake()
        return true
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
            refuse(
                ring, .outsideMemory, address: address, span: upper - lower, permission,
                owner: memory.peer?.pointee.rank ?? rank)
            return nil
        }
        guard let peer = memory.peer else { return memory.base }
        batch.enter(peer)
        let end = memory.address + UInt64(upper)
        if ring.pointee.translations.allows(address, end, permission, peer: peer) { return memory.base }
        return translate(address..<end, permission, peer, ring) ? memory.base : nil
    }

    /// The slow way: searches the peer's table.
    @inline(never)
    private func translate(
        _ addresses: Range<UInt64>, _ permission: Permission, _ peer: UnsafeMutablePointer<PeerEntry>,
        _ ring: UnsafeMutablePointer<RingCore>
    ) -> Bool {
        if let window = peer.pointee.windows.find(addresses, permission, accessor: rank),
            // Sequential, for the reason that `TranslationCache` gives.
            window.state.loadSequentially() == window.generation
        {
            ring.pointee.translations.remember(window, peer: peer)
            return true
        }
        refuse(
            ring, .noWindow, address: addresses.lowerBound, span: addresses.count, permission, owner: peer.pointee.rank)
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
    private var peer: UnsafeMutablePointer<PeerEntry>?

    @inline(__always)
    mutating func enter(_ peer: UnsafeMutablePointer<PeerEntry>) {
        guard peer != self.peer else { return }
        leave()
        peer.pointee.markValue += 1
        peer.pointee.mark.storeSequentially(peer.pointee.markValue)
        self.peer = peer
    }

    @inline(__always)
    mutating func leave() {
        guard let peer else { return }
        peer.pointee.markValue += 1
        peer.pointee.mark.store(peer.pointee.markValue)
        self.peer = nil
    }
}
