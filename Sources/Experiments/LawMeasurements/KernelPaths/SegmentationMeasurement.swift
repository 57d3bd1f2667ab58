import LawExperiments

/// L20: messages that the kernel hands to an interface in commands, which that cuts into packets.
///
/// Counted, not timed: the packets by the connection, the commands by the interface.
struct SegmentationMeasurement: MeasuredLaw {
    let number = 20

    /// What an Ethernet leaves of its 1,500 bytes for a packet and its options.
    private static let packetBytes = 1460
    private static let sizes = [1, 1448, 1449, 4096, 16384, 65536, 100_000, 131_072, 200_001, 262_144]
    /// The kernel's own limit (`gso_max_segs`).
    private static let mostPackets = 65535.0
    private static let page = 4096

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try CuttingBench(packetsOf: Self.packetBytes, seed: seed)
        let most = try bench.largestCommand()
        var places: [LawMeasurement.Place] = []
        for size in Set(Self.sizes + [most, most + 1]).sorted() {
            let cut = try bench.cut(size)
            for (curve, count) in [("commands", cut.commands), ("packets", cut.packets)] {
                places.append(
                    .init(curve: curve, x: Double(size), found: .init(Double(count)), isKeptOut: size != most))
            }
        }
        // The kernel's entries hold more than a page each, so that they bind nowhere.
        let entries = most / Self.page + 2
        return LawMeasurement(
            setting:
                "messages over a TCP connection of this process to itself, whose packets are at most "
                + "\(Self.packetBytes) B with their options: the loopback interface takes commands of several packets as a "
                + "card with segmentation offload does; counted by the connection and the interface, not timed",
            constants: [
                .init("mss", in: .bytes, value: Double(bench.packetBytes), interval: nil),
                .init("command-bytes", in: .bytes, value: Double(most), interval: nil),
            ],
            figures: [
                "size": places.filter { $0.curve == "packets" }.map(\.x), "entries": [Double(entries)],
                "packets": [Self.mostPackets], "page": [Double(Self.page)],
            ],
            places: places,
            remarks: [
                "a command holds at most \(most) B, \(most / bench.packetBytes) whole packets: bytes are the limit that binds",
                "the offload is not switched off, which takes an administrator; entries and packets were not made to bind",
            ])
    }
}
