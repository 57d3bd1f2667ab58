/// A bridge between PCI buses, above a device that moves or holds data.
public struct PCIBridge: Codable, Hashable, Sendable {
    /// Domain, bus, slot and function: `0000:00:01.0`.
    public var address: String
    /// Whether it sends what its devices write to each other up to the root; absent where its registers are not for this
    /// user to read.
    @NullEncoded public var redirectsPeers: Bool?

    /// A bridge; see the properties.
    public init(address: String, redirectsPeers: Bool?) {
        self.address = address
        self.redirectsPeers = redirectsPeers
    }
}

extension PCIBridge {
    /// Whether the access control services of a port are set to redirect requests or completions between its peers.
    ///
    /// PCI Express Base Specification, "ACS Extended Capability": capability 000Dh; its control register at offset 6 has
    /// P2P Request Redirect in bit 2 and P2P Completion Redirect in bit 3.
    ///
    /// - Parameter registers: the port's configuration space, as far as this user may read it.
    /// - Returns: nothing where the part that would tell is missing.
    static func redirectsPeers(registers: [UInt8]) -> Bool? {
        // Others than root see 64 bytes. 256 bytes are all that a port without extended capabilities has.
        guard registers.count >= 256 else { return nil }
        var place = 256
        // Each capability takes 4 bytes at least: a longer walk goes in a circle.
        for _ in 0..<(4096 - 256) / 4 where place + 8 <= registers.count {
            let heading = UInt32(littleEndian: registers, at: place)
            if heading & 0xffff == 0x000d { return registers[place + 6] & 0b1100 != 0 }
            place = Int(heading >> 20)
            guard place >= 256 else { return false }
        }
        return registers.count == 256 ? false : nil
    }
}

extension UInt32 {
    fileprivate init(littleEndian bytes: [UInt8], at place: Int) {
        self = bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
