/// The nominal rate of a port's link: lanes times the signalling rate of a lane.
///
/// Widths and speeds are the codes of `PortInfo` in the InfiniBand specification, volume 1, 14.2.5.6.
public struct LinkRate: Hashable, Sendable {
    /// Lanes; 0 where the device gave a code that is not known.
    public let lanes: Int
    /// Megabits per second of one lane; 0 where the device gave a code that is not known.
    public let megabitsPerSecondPerLane: Int

    /// The rate of `active_width` and `active_speed`.
    ///
    /// - Parameters:
    ///   - widthCode: 1, 2, 4, 8 or 16 for 1, 4, 8, 12 or 2 lanes.
    ///   - speedCode: 1 (SDR) to 256 (XDR). `active_speed` has eight bits: kernels say 128 (NDR) there for what is faster.
    public init(widthCode: UInt8, speedCode: UInt16) {
        lanes =
            switch widthCode {
            case 1: 1
            case 2: 4
            case 4: 8
            case 8: 12
            case 16: 2
            default: 0
            }
        megabitsPerSecondPerLane =
            switch speedCode {
            case 1: 2_500
            case 2: 5_000
            case 4, 8: 10_000
            case 16: 14_000
            case 32: 25_000
            case 64: 50_000
            case 128: 100_000
            case 256: 200_000
            default: 0
            }
    }

    /// Megabits per second of the link.
    public var megabitsPerSecond: Int { lanes * megabitsPerSecondPerLane }
}

extension LinkRate: CustomStringConvertible {
    /// `100 Gb/s (4 x 25)`, `10 Gb/s (4 x 2.5)`.
    public var description: String {
        guard megabitsPerSecond > 0 else { return "unknown" }
        return "\(Self.gigabits(megabitsPerSecond)) Gb/s (\(lanes) x \(Self.gigabits(megabitsPerSecondPerLane)))"
    }

    private static func gigabits(_ megabits: Int) -> String {
        let fraction = megabits % 1000 / 100
        return fraction == 0 ? "\(megabits / 1000)" : "\(megabits / 1000).\(fraction)"
    }
}
