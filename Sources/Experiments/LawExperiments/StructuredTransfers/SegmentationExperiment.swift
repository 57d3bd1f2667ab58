import DeviceSimulation
import Laws

/// L20: messages in commands of limited size, cut into packets by the card and put together by a receiver.
struct SegmentationExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 20, title: "segmentation offload: the tightest of three limits",
        claim:
            "A card cuts one long send into packets itself. How much one command can carry is decided by whichever limit "
            + "is met first: scatter-gather entries, bytes, or packets.",
        formula: "S_max = min(n_sge P, TSO_max, N_seg MSS), for a buffer that begins anywhere in a page "
            + "min((n_sge - 1) P + 1, TSO_max, N_seg MSS); commands = ceil(S/S_max), packets = ceil(S/MSS); without the offload "
            + "N_seg = 1. A message takes tp + commands to + S/B. n_sge: entries of a command, P: page, TSO_max: bytes, N_seg: "
            + "packets, MSS: bytes of a packet, tp: a message, to: a command, B: bandwidth",
        source:
            "S2, on segmentation offload (64 KiB at an MTU of 1500 make 45 packets); the limit of a buffer that begins "
            + "anywhere and the time, which is L5's with commands for segments, are our extension",
        advice:
            "Look up all three limits of your card and raise the one that binds; the others change nothing. Align send "
            + "buffers to pages, or one entry of each command is lost. rdmark's planner splits transfers by this law.",
        kind: .deterministic,
        measurement: .here(
            "messages over a TCP connection on a loopback interface, whose packets and commands are counted; timed as well "
                + "where it may be one of this process's own, with segmentation offload on and off"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "size", "S: the message", in: .bytes,
            defaults: [1, 1460, 1461, 4096, 16384, 65536, 262_144, 300_001],
            range: 1...16_777_216),
        LawParameter(
            sweep: "entries", "n_sge: entries of a command", in: .count, defaults: [1, 2, 4, 8, 16, 17, 32],
            range: 1...1024),
        LawParameter(
            sweep: "packet-limits", "N_seg: packets of a command, each by itself", in: .count,
            defaults: [1, 2, 4, 8, 16, 32, 64, 128], range: 1...65536),
        LawParameter(
            sweep: "packet-sizes", "MSS: bytes of a packet, each by itself without the offload", in: .bytes,
            defaults: [536, 1460, 4000, 8960], range: 64...65536),
        LawParameter(
            "command-bytes", "TSO_max: bytes of a command", in: .bytes, default: 65536, range: 1...16_777_216,
            figure: "command_bytes"),
        LawParameter(
            "packets", "N_seg: packets of a command", in: .count, default: 64, range: 1...65536,
            figure: "command_packets"),
        LawParameter(
            "mss", "MSS: bytes of a packet", in: .bytes, default: 1460, range: 1...65536, figure: "segment_bytes"),
        LawParameter("page", "P: a page", in: .bytes, default: 4096, range: 64...65536, figure: "page"),
        .setup, .descriptorOverhead, .linkBandwidth,
    ]

    /// Entries times bytes of a page that are walked over at most.
    private static let mostWalked = 4_194_304

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (page, entries) = (values.whole("page"), values[sweep: "entries"].sorted().map { Int($0) })
        let sizes = values[sweep: "size"].sorted().map { Int($0) }
        func law(_ entries: Int) -> CommandLimits {
            CommandLimits(
                entries: entries, bytes: values.whole("command-bytes"), packets: values.whole("packets"),
                packetBytes: values.whole("mss"))
        }
        let widest = law(entries[entries.count - 1])
        guard widest.entries * page <= Self.mostWalked else {
            throw LawRefusal(
                "\(widest.entries) entries of pages of \(page) B are too many to begin at every byte of a page",
                "give entries and a page whose product is at most \(Self.mostWalked)")
        }
        guard sizes[sizes.count - 1] / widest.mostFromAnywhere(page: page) <= 65536,
            sizes[sizes.count - 1] / widest.packetBytes <= 65536
        else {
            throw LawRefusal(
                "a message of \(sizes[sizes.count - 1]) B is cut into more than 65536 parts",
                "give a smaller size or larger limits")
        }
        guard widest.commands(for: 1, page: page) != nil else {
            throw LawRefusal(
                "with \(widest.entries) entries the number of commands depends on where in a page each one ends: "
                    + "min(command-bytes, packets x mss) = \(widest.payload) B lies between (entries - 1) x page + 1 and "
                    + "entries x page",
                "give another number of entries, or limits outside that range")
        }
        let bytes = LawCurve.Axis("size", .bytes, isLogarithmic: true)
        let count = LawCurve.Axis("count", .count, isLogarithmic: true)
        let model = SegmentationModel(widest, page: page)
        let outcomes = sizes.map { model.send($0, seed: seed) }
        func limit(_ name: String, _ predicted: (CommandLimits) -> Int, _ found: (SegmentationModel) -> Int) -> LawCurve
        {
            LawCurve(
                name, x: LawCurve.Axis("entries", .count, isLogarithmic: true), y: bytes,
                points: entries.map {
                    LawPoint(
                        x: Double($0), predicted: Double(predicted(law($0))),
                        simulated: Double(found(SegmentationModel(law($0), page: page))))
                })
        }
        let packetSizes = values[sweep: "packet-sizes"].sorted().map { Int($0) }
        let variants = SegmentationVariants(of: widest, page: page)
        let times = SegmentationTimes(
            ListTime(
                request: values.time("setup"), segment: values.time("descriptor"),
                bandwidth: values.bandwidth("bandwidth")), variants)
        return LawResult(
            curves: [
                LawCurve(
                    "commands", x: bytes, y: count,
                    points: zip(sizes, outcomes).map {
                        LawPoint(
                            x: Double($0), predicted: widest.commands(for: $0, page: page).map(Double.init),
                            simulated: Double($1.commands))
                    }),
                LawCurve(
                    "packets", x: bytes, y: count,
                    points: zip(sizes, outcomes).map {
                        LawPoint(
                            x: Double($0), predicted: widest.packetsInCommands(for: $0, page: page).map(Double.init),
                            simulated: Double($1.packets))
                    }),
                limit(
                    "most bytes from the start of a page", { $0.mostFromPageStart(page: page) }, { $0.longest(from: 0) }
                ),
                limit(
                    "most bytes from any byte of a page", { $0.mostFromAnywhere(page: page) },
                    { $0.longestFromAnywhere }),
                variants.commandsWithoutOffload(sizes),
                variants.mostBytes(byPackets: values[sweep: "packet-limits"].sorted().map { Int($0) }),
                variants.commandsWithoutOffload(byPacketBytes: packetSizes),
                times.withOffload(sizes), times.withoutOffload(sizes), times.withoutOffload(byPacketBytes: packetSizes),
            ],
            findings: [whole(sizes, outcomes), without(model, seed), binding(widest, page), example])
    }

    private func whole(_ sizes: [Int], _ outcomes: [SegmentationModel.Outcome]) -> LawFinding {
        LawFinding(
            "all \(sizes.reduce(0, +)) bytes of \(sizes.count) messages are put together right from packets in any order",
            holds: outcomes.allSatisfy { $0.isWhole && $0.dropped == 0 })
    }

    /// The negative test: one sum over the whole command is no packet's sum.
    private func without(_ model: SegmentationModel, _ seed: UInt64) -> LawFinding {
        let size = 3 * model.writer.packetBytes
        let outcome = model.send(size, offloadsChecksum: false, seed: seed)
        // A command of a single packet is the one case in which the driver's sum is right.
        let onePacketEach = model.writer.commands(for: 0..<size).allSatisfy { $0.byteCount <= model.writer.packetBytes }
        return LawFinding(
            "without checksum offload the receiver drops \(outcome.dropped) of \(outcome.packets) packets, whose driver sums up "
                + "whole commands",
            holds: onePacketEach ? outcome.isWhole : !outcome.isWhole && outcome.dropped > 0)
    }

    private func binding(_ law: CommandLimits, _ page: Int) -> LawFinding {
        let most = law.mostFromPageStart(page: page)
        let others = CommandLimits.Constraint.allCases.filter { $0 != law.binding(page: page) }
        let changes = others.map { other in
            var law = law
            switch other {
            case .entries: law.entries += 1
            case .bytes: law.bytes += 1
            case .packets: law.packets += 1
            }
            return SegmentationModel(law, page: page).longest(from: 0)
        }
        return LawFinding(
            "\(law.binding(page: page).rawValue) bind at \(most) B: raising the other limits changes nothing",
            holds: changes.allSatisfy { $0 == most })
    }

    /// The example of the text.
    private var example: LawFinding {
        let law = CommandLimits(entries: 17, bytes: 65536, packets: 64, packetBytes: 1460)
        let outcome = SegmentationModel(law, page: 4096).send(65536, seed: 20)
        return LawFinding(
            "64 KiB at an MTU of 1500 are \(outcome.commands) command and \(outcome.packets) packets",
            holds: outcome.commands == 1 && outcome.packets == 45 && outcome.isWhole)
    }
}
