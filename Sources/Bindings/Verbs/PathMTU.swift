package import CIBVerbs

/// Payload bytes of the largest packet on a path (`ibv_mtu`). Both ends of a connection use the same.
public enum PathMTU: Int, CaseIterable, Comparable, Sendable {
    /// 256 bytes.
    case bytes256 = 256
    /// 512 bytes.
    case bytes512 = 512
    /// 1024 bytes.
    case bytes1024 = 1024
    /// 2048 bytes.
    case bytes2048 = 2048
    /// 4096 bytes.
    case bytes4096 = 4096

    /// Smaller ones come first.
    public static func < (left: PathMTU, right: PathMTU) -> Bool { left.rawValue < right.rawValue }

    /// Its size in bytes.
    public var bytes: Int { rawValue }

    /// 1 for 256 bytes, one more for each doubling.
    package var encoded: ibv_mtu { ibv_mtu(rawValue: UInt32(rawValue.trailingZeroBitCount - 7)) }

    package init?(encoded: ibv_mtu) {
        guard (1...5).contains(encoded.rawValue) else { return nil }
        self.init(rawValue: 128 << Int(encoded.rawValue))
    }
}
