import DeviceSimulation
import Laws

/// L20 with other limits on packets: one a command, as without the offload, or packets of another size.
struct SegmentationVariants {
    /// As they were given.
    let limits: CommandLimits
    private let page: Int

    /// The message whose packets are of several sizes: the text's example, in bytes.
    static let message = 65536

    init(of limits: CommandLimits, page: Int) {
        (self.limits, self.page) = (limits, page)
    }

    /// One packet a command, which is cut before the card gets it.
    func withoutOffload(packetBytes: Int) -> CommandLimits {
        var limits = limits
        (limits.packets, limits.packetBytes) = (1, packetBytes)
        return limits
    }

    /// The commands of messages without the offload.
    func commandsWithoutOffload(_ sizes: [Int]) -> LawCurve {
        let limits = withoutOffload(packetBytes: limits.packetBytes)
        return LawCurve(
            "commands without the offload", x: .init("size", .bytes, isLogarithmic: true),
            y: .init("count", .count, isLogarithmic: true), points: sizes.map { commands(of: $0, limits, at: $0) })
    }

    /// The commands of one message without the offload, by the size of a packet.
    func commandsWithoutOffload(byPacketBytes sizes: [Int]) -> LawCurve {
        LawCurve(
            "commands of 64 KiB without the offload", x: .init("packet", .bytes, isLogarithmic: true),
            y: .init("count", .count, isLogarithmic: true),
            points: sizes.map { commands(of: Self.message, withoutOffload(packetBytes: $0), at: $0) })
    }

    /// What a command holds by how many packets it may have.
    func mostBytes(byPackets packets: [Int]) -> LawCurve {
        LawCurve(
            "most bytes of so many packets", x: .init("packets", .count, isLogarithmic: true),
            y: .init("size", .bytes, isLogarithmic: true),
            points: packets.map {
                var limits = limits
                limits.packets = $0
                return LawPoint(
                    x: Double($0), predicted: Double(limits.mostFromPageStart(page: page)),
                    simulated: Double(SegmentationModel(limits, page: page).longest(from: 0)))
            })
    }

    /// How many commands a message takes by the law, and which they are; nothing where that depends on where in a page each
    /// one ends.
    func commands(of size: Int, _ limits: CommandLimits) -> (predicted: Int, simulated: [ScatterCommand])? {
        limits.commands(for: size, page: page).map {
            ($0, SegmentationModel(limits, page: page).writer.commands(for: 0..<size))
        }
    }

    private func commands(of size: Int, _ limits: CommandLimits, at x: Int) -> LawPoint {
        let commands = commands(of: size, limits)
        return LawPoint(
            x: Double(x), predicted: commands.map { Double($0.predicted) },
            simulated: commands.map { Double($0.simulated.count) })
    }
}
