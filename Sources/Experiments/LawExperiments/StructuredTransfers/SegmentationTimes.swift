import DeviceSimulation
import Laws

/// How long the commands of a message take, one after the other.
struct SegmentationTimes {
    private let law: ListTime
    private let engine: DescriptorEngine
    private let variants: SegmentationVariants

    /// - Parameter law: a message is its request, a command its segment.
    init(_ law: ListTime, _ variants: SegmentationVariants) {
        (self.law, engine, self.variants) = (law, DescriptorEngine(law), variants)
    }

    /// By size, in commands as long as can be.
    func withOffload(_ sizes: [Int]) -> LawCurve {
        curve("time", x: "size", sizes.map { ($0, $0, variants.limits) })
    }

    /// By size, in a command for each packet.
    func withoutOffload(_ sizes: [Int]) -> LawCurve {
        let limits = variants.withoutOffload(packetBytes: variants.limits.packetBytes)
        return curve("time without the offload", x: "size", sizes.map { ($0, $0, limits) })
    }

    /// Of one message by the size of a packet, in a command for each.
    func withoutOffload(byPacketBytes sizes: [Int]) -> LawCurve {
        curve(
            "time of 64 KiB without the offload", x: "packet",
            sizes.map { ($0, SegmentationVariants.message, variants.withoutOffload(packetBytes: $0)) })
    }

    private func curve(
        _ name: String, x: String, _ messages: [(x: Int, size: Int, limits: CommandLimits)]
    ) -> LawCurve {
        var most = 0
        let points = messages.map { message in
            guard let commands = variants.commands(of: message.size, message.limits) else {
                return LawPoint(x: Double(message.x), predicted: nil, simulated: nil as Double?)
            }
            most = max(most, commands.simulated.count)
            return LawPoint(
                x: Double(message.x),
                predicted: law.time(segments: commands.predicted, bytes: message.size).value,
                simulated: engine.run(commands.simulated).end.nanoseconds)
        }
        return LawCurve(
            name, x: .init(x, .bytes, isLogarithmic: true), y: .init("time", .nanoseconds, isLogarithmic: true),
            tolerance: .roundings(most), points: points)
    }
}
