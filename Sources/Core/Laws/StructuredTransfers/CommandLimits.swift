/// L20: what one command of a card can hold, by the most restrictive of three limits.
///
/// `Planning` fills work requests by it. Source: S2, on segmentation offload: performance is "determined by the most
/// restrictive constraint: the maximum number of scatter-gather entries, the maximum total TSO payload size, or the maximum
/// number of segments".
public struct CommandLimits: Hashable, Sendable {
    /// Which limit ends a command.
    public enum Constraint: String, Hashable, Sendable, CaseIterable {
        /// No scatter-gather entry is left.
        case entries
        /// No byte is left.
        case bytes
        /// No packet is left.
        case packets
    }

    /// n_sge: scatter-gather entries; at least 1.
    public var entries: Int
    /// TSO_max: bytes; at least 1.
    public var bytes: Int
    /// N_seg: packets; at least 1.
    public var packets: Int
    /// MSS: bytes of a full packet; at least 1.
    public var packetBytes: Int

    /// Limits of one command; see the properties.
    public init(entries: Int = .max, bytes: Int = .max, packets: Int = .max, packetBytes: Int = 1) {
        precondition(entries >= 1 && bytes >= 1 && packets >= 1 && packetBytes >= 1, "a command holds a byte")
        (self.entries, self.bytes, self.packets, self.packetBytes) = (entries, bytes, packets, packetBytes)
    }

    /// min(TSO_max, N_seg MSS), in bytes: whatever the entries.
    public var payload: Int { min(bytes, Self.product(packets, packetBytes)) }

    /// How many bytes a command takes that already has `used` of them and `usedEntries` entries.
    ///
    /// - Parameter continues: whether the bytes lie behind the last entry's, so that they need none of their own.
    public func room(used: Int, usedEntries: Int, continues: Bool) -> Int {
        continues || SegmentLimit(entries).allows(usedEntries + 1) ? payload - used : 0
    }

    /// S_max = min(n_sge P, TSO_max, N_seg MSS), in bytes: from the start of a page of P bytes, an entry each.
    public func mostFromPageStart(page: Int) -> Int { min(Self.product(entries, page), payload) }

    /// min((n_sge - 1) P + 1, TSO_max, N_seg MSS), in bytes: what fits from any byte of a page on.
    public func mostFromAnywhere(page: Int) -> Int {
        let whole = Self.product(entries - 1, page)
        return min(whole == .max ? .max : whole + 1, payload)
    }

    /// Which limit S_max meets from the start of a page; the one named first where several do.
    public func binding(page: Int) -> Constraint {
        let most = mostFromPageStart(page: page)
        if most == Self.product(entries, page) { return .entries }
        return most == bytes ? .bytes : .packets
    }

    /// ceil(S/S_max): the commands of `size` bytes that begin `offset` bytes into a page.
    ///
    /// Nothing where (n_sge - 1) P + 1 < min(TSO_max, N_seg MSS) < n_sge P: then each command's limit depends on where in a
    /// page the one before has ended, and only `mostFromPageStart` and `mostFromAnywhere` bound the number.
    public func commands(for size: Int, page: Int, offset: Int = 0) -> Int? {
        if payload <= mostFromAnywhere(page: page) { return Self.pieces(size, payload) }
        let most = mostFromPageStart(page: page)
        guard payload >= Self.product(entries, page) else { return nil }
        // The first ends where a page does, and so do all others.
        return Self.pieces(offset + size, most)
    }

    /// ceil(S/MSS): the packets of a command of `size` bytes. A message has as many, where each command but its last holds
    /// a multiple of MSS.
    public func packets(for size: Int) -> Int { Self.pieces(size, packetBytes) }

    /// The packets of a message that begins at the start of a page, each command's last one maybe shorter. Nothing where
    /// the number of commands is none.
    public func packetsInCommands(for size: Int, page: Int) -> Int? {
        guard let commands = commands(for: size, page: page) else { return nil }
        guard commands > 0 else { return 0 }
        let most = mostFromPageStart(page: page)
        return (commands - 1) * packets(for: most) + packets(for: size - (commands - 1) * most)
    }

    private static func pieces(_ size: Int, _ piece: Int) -> Int { size == 0 ? 0 : (size - 1) / piece + 1 }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }
}
