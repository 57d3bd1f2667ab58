import LawExperiments

/// What an interface with segmentation offload is handed of messages of many sizes.
struct OffloadedCutting {
    /// What the messages go over.
    let bench: CuttingBench
    /// The most whole packets that one command holds, in bytes.
    let most: Int
    /// The messages, in bytes, those about the largest command among them.
    let sizes: [Int]
    /// Of each message.
    let cuts: [(packets: Int, commands: Int)]

    /// Counts over `bench`.
    init(_ bench: CuttingBench) throws(MeasurementRefusal) {
        self.bench = bench
        most = try bench.largestCommand()
        sizes = Set([1, 1448, 1449, 4096, 16384, 65536, 100_000, 131_072, 200_001, 262_144, most, most + 1]).sorted()
        var cuts: [(packets: Int, commands: Int)] = []
        for size in sizes { cuts.append(try bench.cut(size)) }
        self.cuts = cuts
    }

    /// Of the curves `commands` and `packets`.
    var places: [LawMeasurement.Place] {
        zip(sizes, cuts).flatMap { size, cut in
            [("commands", cut.commands), ("packets", cut.packets)].map { curve, count in
                LawMeasurement.Place(
                    curve: curve, x: Double(size), found: .init(Double(count)), isKeptOut: size != most)
            }
        }
    }

    /// The messages as they are timed.
    var messages: [CuttingTimes.Message] {
        zip(sizes, cuts).map { .init(curve: "time", x: $0, size: $0, commands: $1.commands, bench: bench) }
    }
}
