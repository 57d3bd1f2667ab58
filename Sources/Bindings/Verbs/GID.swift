internal import CIBVerbs

/// An address of a port (`ibv_gid`): 16 bytes that look like an IPv6 address.
public struct GID: Hashable, Sendable {
    /// The first eight bytes as one number.
    public let high: UInt64
    /// The last eight bytes as one number.
    public let low: UInt64

    /// An address from its halves, which travel well between ranks.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(_ gid: ibv_gid) {
        high = UInt64(bigEndian: gid.global.subnet_prefix)
        low = UInt64(bigEndian: gid.global.interface_id)
    }

    var raw: ibv_gid {
        var gid = ibv_gid()
        gid.global.subnet_prefix = high.bigEndian
        gid.global.interface_id = low.bigEndian
        return gid
    }

    /// All zeros: an unused entry of a table.
    public var isZero: Bool { high == 0 && low == 0 }
    /// Whether it stands for an IPv4 address: `::ffff:a.b.c.d`.
    public var isIPv4Mapped: Bool { high == 0 && low >> 32 == 0xffff }
    /// Whether it is good on its own link only: `fe80::/10`.
    public var isLinkLocal: Bool { high >> 54 == 0xfe80 >> 6 }

    /// As an IP address is written, which it is on RoCE: `192.168.1.2`, or eight groups for IPv6.
    public var internetAddress: String {
        guard isIPv4Mapped else { return description }
        return stride(from: 24, through: 0, by: -8).map { String(low >> UInt64($0) & 0xff) }.joined(separator: ".")
    }
}

extension GID: CustomStringConvertible {
    /// `::ffff:192.168.1.2` where it stands for an IPv4 address, else eight groups: `fe80:0000:…:0001`.
    public var description: String {
        if isIPv4Mapped { return "::ffff:" + internetAddress }
        return [high, low].flatMap { half in
            stride(from: 48, through: 0, by: -16).map { shift in
                let group = String(half >> UInt64(shift) & 0xffff, radix: 16)
                return String(repeating: "0", count: 4 - group.count) + group
            }
        }.joined(separator: ":")
    }
}
