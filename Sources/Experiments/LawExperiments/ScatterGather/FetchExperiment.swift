import DeviceSimulation
import Laws

/// L10: descriptors from a ring and from lists.
struct FetchExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 10, title: "descriptors in a ring or in a linked list",
        claim:
            "A device has to fetch each descriptor from host memory before it can follow it. From a ring it can fetch "
            + "several at once, since it knows where they lie; in a linked list the next one's place stands in the current "
            + "one, so that it waits for every single fetch.",
        formula:
            "mean wait tm/d for a ring with d fetches at a time, tm for a list: tm (1 - 1/d) saved. With s = to + L/B of "
            + "work for each: a descriptor every max(s, tm/d) from a ring, tm + s from a list, max(s, tm) from a list whose "
            + "next is fetched during the current one, tm/d + s from a list of blocks of d",
        source:
            "S0, \"Data Structures Matter\"; the list that fetches ahead is ours: real cards do it; and the list of blocks: "
            + "requests that are posted d at a time, with a doorbell for all of them, are one",
        advice:
            "Post requests in batches, so that the card finds many descriptors behind one doorbell; small messages gain "
            + "most, and nothing is gained once tm/d is below the time of a message. Prefer cards that fetch from rings.",
        kind: .deterministic,
        measurement: .here("loads that depend on each other, in growing numbers of chains"),
        overVerbs: "requests posted in longer and longer lists, with a doorbell for each list")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "slots", "d: fetches at a time, or descriptors of a block", in: .count,
            defaults: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64],
            range: 1...1024),
        LawParameter("bytes", "L: bytes of a descriptor", in: .bytes, default: 64, range: 0...16_777_216),
        .descriptorOverhead, .fetchLatency, .linkBandwidth,
    ]

    /// Descriptors of a run, or a few more: a multiple of the slots.
    private static let descriptors = 256

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (fetch, bytes) = (values.time("fetch"), values.whole("bytes"))
        let work = ListTime(segment: values.time("descriptor"), bandwidth: values.bandwidth("bandwidth"))
        let idle = ListTime(segment: .zero, bandwidth: values.bandwidth("bandwidth"))
        let slots = values[sweep: "slots"].map { Int($0) }
        // The link's time for a descriptor, as the simulation rounds it.
        let link = values.rate("bandwidth").time(for: bytes)
        let service = work.segment + Nanoseconds(link.nanoseconds)

        func curve(
            _ name: String, _ structure: (Int) -> DescriptorFetching.Structure,
            _ predicted: (DescriptorFetching) -> Nanoseconds, _ simulated: (DescriptorFetching, Int) -> Double
        ) -> LawCurve {
            LawCurve(
                name, x: .init("slots", .count, isLogarithmic: true),
                y: .init("time", .nanoseconds, isLogarithmic: true),
                tolerance: .roundings(1),
                points: slots.map { slots in
                    let fetching = DescriptorFetching(fetch: fetch, structure: structure(slots))
                    let count = (Self.descriptors + slots - 1) / slots * slots
                    return LawPoint(
                        x: Double(slots), predicted: predicted(fetching).value, simulated: simulated(fetching, count))
                })
        }
        func wait(_ fetching: DescriptorFetching, _ count: Int) -> Double {
            run(count, of: 0, DescriptorEngine(idle, fetching: fetching)).waited.nanoseconds / Double(count)
        }
        // What as many descriptors again add: the filling of the pipe is in both runs.
        func period(_ fetching: DescriptorFetching, _ count: Int) -> Double {
            let engine = DescriptorEngine(work, fetching: fetching)
            return (run(2 * count, of: bytes, engine).end - run(count, of: bytes, engine).end).nanoseconds
                / Double(count)
        }
        return LawResult(
            curves: [
                curve("wait, ring", { .ring(parallel: $0) }, \.meanWait, wait),
                curve("wait, list", { _ in .list }, \.meanWait, wait),
                curve("every descriptor, ring", { .ring(parallel: $0) }, { $0.period(service: service) }, period),
                curve("every descriptor, list", { _ in .list }, { $0.period(service: service) }, period),
                curve(
                    "every descriptor, list that fetches ahead", { _ in .prefetchingList },
                    { $0.period(service: service) }, period),
                curve(
                    "every descriptor, list of blocks", { .blocks(of: $0) }, { $0.period(service: service) }, period),
            ],
            findings: [saved(fetch, slots.max() ?? 1, wait), mixed(fetch, work, seed)])
    }

    private func run(_ count: Int, of bytes: Int, _ engine: DescriptorEngine) -> DescriptorEngine.Run {
        engine.run(repeatElement(SegmentDescriptor(source: 0, destination: 0, byteCount: bytes), count: count))
    }

    /// How much less a ring waits than a list.
    private func saved(
        _ fetch: Nanoseconds, _ slots: Int, _ wait: (DescriptorFetching, Int) -> Double
    ) -> LawFinding {
        let ring = DescriptorFetching(fetch: fetch, structure: .ring(parallel: slots))
        let count = 8 * slots
        let found = wait(DescriptorFetching(fetch: fetch, structure: .list), count) - wait(ring, count)
        return LawFinding(
            "a ring with \(slots) fetches at a time saves tm (1 - 1/d) = \(rounded(ring.savedWait.value)) ns of wait: "
                + "simulated \(rounded(found)) ns", holds: abs(found - ring.savedWait.value) <= 0.001)
    }

    /// Descriptors of many lengths, where fetches hide behind some and not behind others.
    private func mixed(_ fetch: Nanoseconds, _ work: ListTime, _ seed: UInt64) -> LawFinding {
        var randomness = RandomTimes(seed: seed)
        let sizes = (0..<200).map { _ in 1 + randomness.below(8192) }
        var wrong: [String] = []
        for structure in [.list, .blocks(of: 3), .prefetchingList, .ring(parallel: 2), .ring(parallel: 5)]
            as [DescriptorFetching.Structure]
        {
            let fetching = DescriptorFetching(fetch: fetch, structure: structure)
            let predicted = fetching.time(of: sizes.map { work.time(segments: 1, bytes: $0) }).value
            let simulated = DescriptorEngine(work, fetching: fetching)
                .run(sizes.map { SegmentDescriptor(source: 0, destination: 0, byteCount: $0) }).end.nanoseconds
            if abs(predicted - simulated) > 0.0005 * 201 + 1e-12 * predicted {
                wrong.append("\(structure): predicted \(predicted) ns, simulated \(simulated) ns")
            }
        }
        return LawFinding(
            "200 descriptors of 1 B to 8 KiB take what the recurrence says, from every structure", holds: wrong.isEmpty,
            trace: wrong)
    }
}
