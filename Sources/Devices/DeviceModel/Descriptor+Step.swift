extension Descriptor {
    /// What a descriptor says, for another executor than the copy engine. Slots are places in the tables of the engine that
    /// the descriptor is for: `MemorySlot.index` and `PeerSlot.index`.
    public enum Step: Sendable {
        /// Copies from the memory in one slot to the memory in another.
        case copy(BoundedCopy, from: UInt16, to: UInt16)
        /// Orders what was moved before it before what is moved after it.
        case fence
        /// Holds the ring up until a flag of the own device is at least a value.
        case wait(flag: Int, atLeast: UInt64)
        /// Sets a flag of the device in a slot.
        case set(flag: Int, of: UInt16, to: UInt64)
    }

    /// What it says.
    public var step: Step {
        switch header.kind {
        case .copy: .copy(copy, from: header.source, to: header.destination)
        case .fence: .fence
        case .wait: .wait(flag: header.flag, atLeast: header.value)
        case .set: .set(flag: header.flag, of: header.peer, to: header.value)
        }
    }

    /// Whether its ring counts it in `completions` when it is done.
    public var isCounted: Bool { header.isCounted }
}
