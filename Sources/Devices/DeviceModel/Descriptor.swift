/// One step of a copy engine. A plain value of fixed size: it names memories and peers by the engine's slots.
public struct Descriptor: Sendable, BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable { case copy, fence, wait, set }

    /// Everything but a copy's payload: all that the other kinds need.
    struct Header: BitwiseCopyable {
        var kind: Kind
        var isCounted = false
        var source: UInt16 = 0
        var destination: UInt16 = 0
        var peer: UInt16 = 0
        var flag: Int = 0
        var value: UInt64 = 0
    }

    var header: Header
    var copy: BoundedCopy

    /// Copies from one memory to another. At most one of them is a peer's; what is written must not overlap what is
    /// read. Traps where both are a peer's.
    public static func copy(_ copy: BoundedCopy, from source: MemorySlot, to destination: MemorySlot) -> Descriptor {
        precondition(!source.isPeer || !destination.isPeer, "a copy between two peers' memories")
        return Descriptor(
            header: Header(kind: .copy, source: source.index, destination: destination.index), copy: copy)
    }

    /// Orders every byte moved before it before every byte moved after it, as any observer sees them.
    public static var fence: Descriptor { Descriptor(header: Header(kind: .fence), copy: .idle) }

    /// Holds the ring up until a flag of the engine's own device is at least `value`.
    public static func wait(flag: Int, atLeast value: UInt64) -> Descriptor {
        Descriptor(header: Header(kind: .wait, flag: flag, value: value), copy: .idle)
    }

    /// Sets a flag of `device` to `value`; whoever sees the value sees every byte that this ring moved before.
    public static func set(flag: Int, of device: PeerSlot, to value: UInt64) -> Descriptor {
        Descriptor(header: Header(kind: .set, peer: device.index, flag: flag, value: value), copy: .idle)
    }

    /// The same step, counted in its ring's `completions` when it is done.
    public var counted: Descriptor {
        var result = self
        result.header.isCounted = true
        return result
    }
}

/// A memory in an engine's table.
public struct MemorySlot: Hashable, Sendable, BitwiseCopyable {
    /// Its place in the table.
    public let index: UInt16
    /// Whether it belongs to another rank's device.
    public let isPeer: Bool
}

/// A device in an engine's table.
public struct PeerSlot: Hashable, Sendable, BitwiseCopyable {
    /// Its place in the table.
    public let index: UInt16

    /// The engine's own device.
    public static let own = PeerSlot(index: 0)
}
