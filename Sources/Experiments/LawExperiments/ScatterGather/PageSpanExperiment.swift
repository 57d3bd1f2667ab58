import DeviceSimulation
import Laws

/// L6: buffers in pages, whose frames lie anywhere.
struct PageSpanExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 6, title: "descriptors because of pages",
        claim:
            "What is one buffer to a program is as many pieces to a device as it touches pages, because pages that follow "
            + "each other in the program's memory lie anywhere in the machine's. Neighbours by chance hardly ever help.",
        formula: "n = floor((off + L - 1)/P) + 1 pages for L bytes that begin off bytes into a page of P; joined where "
            + "frames happen to follow one another, E = n - (n - 1)/F descriptors for frames drawn evenly from F",
        source: "S0 (12 KiB in three frames) and S4 (\"only one page could be copied at a time\"); joined frames: ours",
        advice:
            "Begin large buffers on a page, and use huge pages for what is sent often: 2 MiB pages divide the number of "
            + "descriptors by 512. Do not count on the kernel to hand out neighbouring frames.",
        kind: .stochastic,
        measurement: .elsewhere("frame numbers are hidden from ordinary users; /proc/self/pagemap as administrator"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "offset", "off: where the buffer begins in its first page", in: .bytes,
            defaults: [0, 1, 64, 512, 2048, 4095], range: 0...65535),
        LawParameter(
            sweep: "frames", "F: frames of the machine", in: .count, defaults: [4, 8, 16, 64, 256, 4096],
            range: 1...1_048_576),
        LawParameter("bytes", "L: the buffer", in: .bytes, default: 12288, range: 1...1_048_576),
        LawParameter("page", "P: a page", in: .bytes, default: 4096, range: 64...65536, figure: "page"),
    ]

    private static let trials = 2000

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (bytes, span) = (values.whole("bytes"), PageSpan(page: values.whole("page")))
        if let offset = values[sweep: "offset"].first(where: { $0 >= values["page"] }) {
            throw LawRefusal(
                "offset \(plain(offset)) is not in a page of \(span.page) bytes", "give one below the page")
        }
        let pages = span.pages(offset: 0, bytes: bytes)
        if let frames = values[sweep: "frames"].first(where: { Int($0) < pages }) {
            throw LawRefusal(
                "\(plain(frames)) frames do not hold the buffer's \(pages) pages", "give as many frames as pages")
        }
        var randomness = RandomTimes(seed: seed)
        let scattered = PageTable(
            pageSize: span.page, pages: pages + 1, outOf: 2 * (pages + 1), fragmentation: 1, randomness: &randomness)
        let descriptors = LawCurve.Axis("descriptors", .count)
        let byOffset = LawCurve(
            "by offset", x: .init("offset", .bytes), y: descriptors,
            points: values[sweep: "offset"].map {
                LawPoint(
                    x: $0, predicted: Double(span.pages(offset: Int($0), bytes: bytes)),
                    simulated: Double(scattered.runs(of: Int($0)..<Int($0) + bytes).count))
            })
        let byFrames = LawCurve(
            "joined, random frames", x: .init("frames", .count, isLogarithmic: true), y: descriptors,
            points: values[sweep: "frames"].map { frames in
                LawPoint(
                    x: frames, predicted: PageSpan.meanDescriptors(pages: pages, frames: Int(frames)),
                    simulated: Self.meanRuns(pages, frames: Int(frames), span, &randomness))
            })
        return LawResult(
            curves: [byOffset, byFrames],
            findings: [
                Self.everyOrder(), Self.unfragmented(bytes, pages, span),
                Self.transfer(of: bytes, in: scattered, from: Int(values["offset"])),
            ])
    }

    private static func meanRuns(
        _ pages: Int, frames: Int, _ span: PageSpan, _ randomness: inout RandomTimes
    ) -> LawPoint.Found {
        var mean = BoundedMean(width: Double(pages - 1))
        for _ in 0..<max(50, trials / pages) {
            let table = PageTable(
                pageSize: span.page, pages: pages, outOf: frames, fragmentation: 1, randomness: &randomness)
            mean.add(Double(table.runs(of: 0..<pages * span.page, merging: true).count))
        }
        return mean.found
    }

    /// All ways to lay three pages into five frames.
    private static func everyOrder() -> LawFinding {
        let orders = (0..<125).map { [$0 / 25, $0 / 5 % 5, $0 % 5] }.filter { Set($0).count == 3 }
        let runs = orders.map { PageTable(pageSize: 1, frames: $0).runs(of: 0..<3, merging: true).count }
        let total = runs.reduce(0, +)
        // 3 - 2/5 = 13/5.
        return LawFinding(
            "over all \(orders.count) ways to lay 3 pages into 5 frames there are 13/5 descriptors on average: "
                + "simulated \(total)/\(orders.count)",
            holds: total * 5 == 13 * orders.count
                && PageSpan.meanDescriptors(pages: 3, frames: 5).map { abs($0 - 2.6) < 1e-12 } ?? false)
    }

    private static func unfragmented(_ bytes: Int, _ pages: Int, _ span: PageSpan) -> LawFinding {
        let table = PageTable(pageSize: span.page, frames: Array(0..<pages))
        let runs = table.runs(of: 0..<bytes, merging: true).count
        return LawFinding("in frames without a gap \(bytes) B are one descriptor: simulated \(runs)", holds: runs == 1)
    }

    /// The bytes of a scattered buffer, gathered by an engine.
    private static func transfer(of bytes: Int, in table: PageTable, from offset: Int) -> LawFinding {
        let memory = PlainMemory(patterned: ((table.frames.max() ?? 0) + 1) * table.pageSize, seed: 6)
        var sent = 0
        let pieces = table.runs(of: offset..<offset + bytes).map { run in
            defer { sent += run.count }
            return SegmentDescriptor(source: run.lowerBound, destination: sent, byteCount: run.count)
        }
        var arrived = PlainMemory(zeros: bytes)
        let engine = DescriptorEngine(timing: .init(rate: DataRate(bytesPerNanosecond: 10)))
        _ = engine.run(pieces) { $0.move(from: memory, to: &arrived) }
        // As the program sees its buffer: one address after the other, each through the table.
        let isIntact = (0..<bytes).allSatisfy { index in
            let (page, inPage) = (offset + index).quotientAndRemainder(dividingBy: table.pageSize)
            return arrived[index] == memory[table.frames[page] * table.pageSize + inPage]
        }
        return LawFinding("an engine gathers the \(pieces.count) pieces to the program's bytes", holds: isIntact)
    }
}
