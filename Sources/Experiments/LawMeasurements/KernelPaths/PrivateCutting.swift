import HostSystem
import LawExperiments

/// What interfaces are handed that are set as only an administrator may set the machine's: each in a network of this process's
/// own. No constant is fitted to the counts.
struct PrivateCutting {
    /// Of the curves of counts without the offload and by packets.
    let places: [LawMeasurement.Place]
    /// The places of these curves.
    let figures: [String: [Double]]
    /// The messages without the offload as they are timed.
    let messages: [CuttingTimes.Message]

    /// A link with an Ethernet's packets, and the offload.
    static let ethernet = LoopbackLink.Settings(mtu: 1500)
    private static let mtus = [576, 1500, 4000, 9000, 16384]
    private static let packetLimits = [1, 2, 3, 4, 8, 16, 32, 44, 45, 64]
    private static let example = 65536

    /// Counts.
    ///
    /// - Parameter sizes: messages, in bytes.
    init(_ sizes: [Int], seed: UInt64) throws(MeasurementRefusal) {
        var places: [LawMeasurement.Place] = []
        var messages: [CuttingTimes.Message] = []
        func add(_ curve: String, at x: Int, _ count: Int) {
            places.append(.init(curve: curve, x: Double(x), found: .init(Double(count)), isKeptOut: true))
        }
        let single = try Self.bench(.init(mtu: Self.ethernet.mtu, offloadsSegmentation: false), seed)
        for size in sizes {
            let commands = try single.cut(size).commands
            add("commands without the offload", at: size, commands)
            messages.append(
                .init(curve: "time without the offload", x: size, size: size, commands: commands, bench: single))
        }
        for packets in Self.packetLimits {
            let limited = try Self.bench(.init(mtu: Self.ethernet.mtu, mostPackets: packets), seed)
            add("most bytes of so many packets", at: packets, try limited.largestCommand())
        }
        for mtu in Self.mtus {
            let other = try Self.bench(.init(mtu: mtu, offloadsSegmentation: false), seed)
            let commands = try other.cut(Self.example).commands
            add("commands of 64 KiB without the offload", at: other.packetBytes, commands)
            messages.append(
                .init(
                    curve: "time of 64 KiB without the offload", x: other.packetBytes, size: Self.example,
                    commands: commands, bench: other, isFitted: false))
        }
        self.places = places
        self.messages = messages
        figures = [
            "packet-limits": Self.packetLimits.map { Double($0) },
            "packet-sizes": messages.filter { !$0.isFitted }.map { Double($0.x) },
        ]
    }

    private static func bench(
        _ settings: LoopbackLink.Settings, _ seed: UInt64
    ) throws(MeasurementRefusal) -> CuttingBench {
        let link: LoopbackLink
        do { link = try LoopbackLink(settings) } catch { throw MeasurementRefusal("\(error)") }
        return try CuttingBench(over: link, seed: seed)
    }
}
