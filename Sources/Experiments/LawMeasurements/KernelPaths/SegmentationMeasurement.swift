import HostSystem
import LawExperiments

/// L20: messages that the kernel hands to an interface in commands, which that cuts into packets; and, without its offload,
/// in packets that the kernel has cut.
///
/// The packets are counted by the connection, the commands by the interface.
struct SegmentationMeasurement: MeasuredLaw {
    let number = 20

    /// What an Ethernet leaves of its 1,500 bytes for a packet and its options.
    private static let packetBytes = 1460
    /// The kernel's own limit (`gso_max_segs`).
    private static let mostPackets = 65535.0
    private static let page = 4096

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let link: LoopbackLink
        do { link = try LoopbackLink(PrivateCutting.ethernet) } catch {
            return try onMachine(seed: seed, because: error)
        }
        return try onOwn(link, seed: seed)
    }

    /// Over links of this process's own, which it sets.
    private func onOwn(_ link: LoopbackLink, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let offloaded = try OffloadedCutting(try CuttingBench(over: link, seed: seed))
        let own = try PrivateCutting(offloaded.sizes, seed: seed)
        var remarks = [
            Self.remark(onLargestOf: offloaded)
                + " until the packets are limited to fewer; entries were not made to bind",
            "without the offload the kernel cuts, behind TCP, which makes long commands all the same, and before the "
                + "interface, which counts a command for each packet",
        ]
        var (constants, times) = ([LawMeasurement.Constant](), [LawMeasurement.Place]())
        do {
            let found = try CuttingTimes(offloaded.messages + own.messages, seed: seed)
            (constants, times) = (found.constants, found.places)
            remarks.append(found.remark)
        } catch { remarks.append("no times: \(error)") }
        return LawMeasurement(
            setting:
                "messages over TCP connections of this process to itself, each over a loopback interface in a network of its "
                + "own: with segmentation offload, which takes commands of several packets as a card does, and without; with "
                + "limits on packets; and with other MTUs than 1500. Counted by the connection and the interface, and timed",
            constants: Self.constants(of: offloaded) + constants,
            figures: Self.figures(of: offloaded).merging(own.figures) { $1 },
            places: offloaded.places + own.places + times, remarks: remarks)
    }

    /// Over the machine's link, which is left as it is, because of `error` at making one.
    func onMachine(
        seed: UInt64, because error: SystemError
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let offloaded = try OffloadedCutting(try CuttingBench(packetsOf: Self.packetBytes, seed: seed))
        return LawMeasurement(
            setting:
                "messages over a TCP connection of this process to itself, whose packets are at most "
                + "\(Self.packetBytes) B with their options: the machine's loopback interface takes commands of several packets "
                + "as a card with segmentation offload does; counted by the connection and the interface, not timed",
            constants: Self.constants(of: offloaded), figures: Self.figures(of: offloaded), places: offloaded.places,
            remarks: [
                Self.remark(onLargestOf: offloaded),
                "the offload is not switched off, nor were entries and packets made to bind: that takes a network of this process's "
                    + "own (\(error))",
            ])
    }

    private static func constants(of offloaded: OffloadedCutting) -> [LawMeasurement.Constant] {
        [
            .init("mss", in: .bytes, value: Double(offloaded.bench.packetBytes), interval: nil),
            .init("command-bytes", in: .bytes, value: Double(offloaded.most), interval: nil),
        ]
    }

    private static func figures(of offloaded: OffloadedCutting) -> [String: [Double]] {
        [
            "size": offloaded.sizes.map { Double($0) },
            // The kernel's entries hold more than a page each, so that they bind nowhere.
            "entries": [Double(offloaded.most / page + 2)],
            "packets": [mostPackets], "page": [Double(page)],
        ]
    }

    private static func remark(onLargestOf offloaded: OffloadedCutting) -> String {
        "a command holds at most \(offloaded.most) B, \(offloaded.most / offloaded.bench.packetBytes) whole packets: bytes are the "
            + "limit that binds"
    }
}
