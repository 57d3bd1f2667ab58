import DeviceSimulation

/// L30's invariant: once a transfer has completed, the processor reads what the device wrote.
///
/// A device writes two words of a line that the processor has in its cache; the processor waits for the completion and reads
/// both. At any moment its cache may fetch the line ahead of need. Every order of their steps is explored.
struct StaleReadProgram: Hashable {
    /// When the processor invalidates the line.
    enum Invalidation: Hashable { case never, beforeTransfer, afterTransfer }

    private enum Processor: Hashable { case waiting, ready, read(Int) }

    private static let words = 2
    private static let old = 1
    private static let new = 2

    private let invalidation: Invalidation
    private var memory = PhysicalMemory(frames: 1, wordsPerFrame: words)
    private var cache: ProcessorCache
    private var written = 0
    private var processor = Processor.waiting
    private var wrong: Int?

    init(coherent: Bool, invalidation: Invalidation) {
        self.invalidation = invalidation
        memory.mark(frame: 0, as: Self.old)
        // Its instructions take no time, so that states do not differ by when they are reached.
        cache = ProcessorCache(
            sets: 1, ways: 1, wordsPerLine: Self.words, isCoherent: coherent,
            costs: .init(invalidation: .zero, hit: .zero, miss: .zero, uncached: .zero))
        _ = cache.read(0, of: memory)
        if invalidation == .beforeTransfer { cache.invalidate(lineOf: 0) }
    }

    /// Every order of steps.
    static func exploration(coherent: Bool, invalidation: Invalidation) -> Exploration<StaleReadProgram> {
        Exploration(
            from: StaleReadProgram(coherent: coherent, invalidation: invalidation), steps: \.steps,
            violation: \.violation)
    }

    /// What holds with the right invalidation or a coherent cache, and what happens otherwise.
    static var findings: [LawFinding] {
        func finding(
            _ subject: String, coherent: Bool = false, _ invalidation: Invalidation, unsafe: String? = nil
        ) -> LawFinding {
            LawFinding(
                exploration(coherent: coherent, invalidation: invalidation), subject,
                safe: "no order reads stale words", unsafe: unsafe ?? "", mustBeSafe: unsafe == nil)
        }
        return [
            finding("invalidated after the transfer:", .afterTransfer),
            finding("a coherent cache:", coherent: true, .never),
            finding("never invalidated:", .never, unsafe: "stale words are read"),
            finding(
                "invalidated before the transfer only:", .beforeTransfer,
                unsafe: "a line fetched ahead of need is stale again"),
        ]
    }

    private var steps: [Exploration<StaleReadProgram>.Step] {
        [deviceStep, fetchStep, processorStep].compactMap(\.self)
    }

    private var deviceStep: Exploration<StaleReadProgram>.Step? {
        guard written < Self.words else { return nil }
        var after = self
        after.memory[0, written] = PhysicalMemory.mark(of: Self.new, word: written)
        after.cache.snoop(written)
        after.written += 1
        return .init("the device writes word \(written)", to: after)
    }

    /// Fetching a line that is there changes nothing, and is no step.
    private var fetchStep: Exploration<StaleReadProgram>.Step? {
        var after = self
        _ = after.cache.read(0, of: memory)
        guard after.cache != cache else { return nil }
        return .init("the cache fetches the line ahead of need", to: after)
    }

    private var processorStep: Exploration<StaleReadProgram>.Step? {
        var after = self
        switch processor {
        case .waiting:
            guard written == Self.words else { return nil }
            after.processor = .ready
            guard invalidation == .afterTransfer else { return .init("the processor sees the completion", to: after) }
            after.cache.invalidate(lineOf: 0)
            return .init("the processor sees the completion and invalidates the line", to: after)
        case .ready:
            after.take(0)
            return .init("the processor reads word 0", to: after)
        case .read(let word):
            guard word + 1 < Self.words else { return nil }
            after.take(word + 1)
            return .init("the processor reads word \(word + 1)", to: after)
        }
    }

    private mutating func take(_ word: Int) {
        if cache.read(word, of: memory) != PhysicalMemory.mark(of: Self.new, word: word) { wrong = word }
        processor = .read(word)
    }

    private var violation: String? { wrong.map { "word \($0) is what it was before the transfer" } }
}
