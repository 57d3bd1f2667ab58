internal import HostSystem
internal import Measurement
public import Ranks
public import TransferCore

/// A stream of one rank: producer, consumer or neither.
///
/// Each slot is an exchange of its own. The consumer's start of a slot's exchange is the credit that lets the producer
/// fill it: a slow consumer neither loses nor overwrites a chunk.
public final class StreamRun<Carrier: Transport> {
    let geometry: StreamGeometry
    let ranks: RankGroup
    private let memory: Carrier.Memory
    private let slots: ExchangeRow<Carrier.Exchange>
    private let produce: CalibratedWork
    private let consume: CalibratedWork
    /// What each part takes alone, measured when the stream is made ready.
    private var alone = StreamPhases()
    /// Chunks that have passed since the region was cleared.
    private var passed = 0
    private var mismatch: String?
    /// What this rank waited in steady state, and for how many chunks.
    private var stalledNanoseconds = 0
    private var steadyChunks = 0

    /// Allocates and prepares. Collective.
    ///
    /// - Parameters:
    ///   - produce: computation that makes a chunk.
    ///   - consume: computation that uses a chunk up.
    public init(
        _ geometry: StreamGeometry, produce: Duration, consume: Duration, over transport: Carrier, method: Method,
        memory kind: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) {
        self.geometry = geometry
        self.ranks = ranks
        memory = try ranks.together { () throws(TransferError) in
            try transport.allocate(geometry.regionSize(rank: ranks.rank), in: kind)
        }
        var exchanges: [Carrier.Exchange] = []
        for slot in 0..<geometry.depth {
            exchanges.append(
                try transport.prepare(try geometry.plan(rank: ranks.rank, slot: slot), method: method, in: memory))
        }
        slots = ExchangeRow(exchanges)
        self.produce = CalibratedWork(nanoseconds: produce.nanoseconds)
        self.consume = CalibratedWork(nanoseconds: consume.nanoseconds)
        geometry.clear(memory, rank: ranks.rank)
        try measureParts()
    }

    var evidence: Evidence { slots.evidence }
    var remarks: [String] { slots[0].remarks }
    /// Facts that the results have a column for.
    var particulars: [Particular] { slots[0].particulars }

    /// Streams chunks and checks them. Collective.
    ///
    /// - Parameter request: its batch is how often the chunks of a sample fill all slots. Chunks come out of a pipeline in
    ///   bursts, so a sample spans at least as many as there are slots.
    func stream(_ request: BlockRequest) throws(TransferError) -> BlockOutcome {
        let samples = request.samples
        let span = geometry.depth * request.batch
        let chunks = samples * span
        let began = MonotonicClock.nanoseconds()
        mismatch = nil
        var ends = [Int](repeating: 0, count: chunks)
        var waiter = ranks.waiter()
        let clock = try ranks.readClock()
        try ranks.barrier(&waiter)
        let edges = try LoopEdges(of: request, ranks, &waiter)
        let start = MonotonicClock.nanoseconds()
        switch geometry.role(of: ranks.rank) {
        case .producer: try makeChunks(chunks, &waiter)
        case .consumer: try useChunks(chunks, &ends, &waiter)
        case .idle: break
        }
        let between = try edges.close(ranks, &waiter)
        passed += chunks
        checkRegion()
        let isConsumer = if case .consumer = geometry.role(of: ranks.rank) { true } else { false }
        var outcome = try BlockOutcome(
            starts: [start], ends: isConsumer ? Self.every(span, of: ends) : [], count: samples, .consecutive,
            clock: ClockModel(from: clock, to: try ranks.readClock()), wall: MonotonicClock.nanoseconds() - began,
            mismatch: mismatch, among: ranks)
        (outcome.processorNanoseconds, outcome.workBeside) = between
        return outcome
    }

    /// The ends of samples among the ends of chunks.
    private static func every(_ span: Int, of ends: [Int]) -> [Int] {
        stride(from: span - 1, to: ends.count, by: span).map { ends[$0] }
    }

    /// The whole of the first and last chunks of a block, edges of pages between: the region can be checked whole then.
    private func coverage(of chunk: Int, among chunks: Int) -> ChunkCoverage {
        chunk < geometry.depth || chunk >= chunks - geometry.depth ? .everyByte : .pageEdges
    }

    /// The producer's timed loop; out of line, as the consumer's is, so that a profiler finds it by name.
    @inline(never)
    private func makeChunks(_ chunks: Int, _ waiter: inout Waiter) throws(TransferError) {
        for chunk in 0..<chunks {
            if chunk >= geometry.depth { try awaitChunk(chunk - geometry.depth, &waiter) }
            makeChunk(passed + chunk, coverage(of: chunk, among: chunks))
            try slots.start(geometry.slot(of: passed + chunk))
        }
        for chunk in max(0, chunks - geometry.depth)..<chunks { try awaitChunk(chunk, &waiter) }
    }

    @inline(never)
    private func useChunks(_ chunks: Int, _ ends: inout [Int], _ waiter: inout Waiter) throws(TransferError) {
        for chunk in 0..<min(geometry.depth, chunks) { try slots.start(geometry.slot(of: passed + chunk)) }
        for chunk in 0..<chunks {
            try awaitChunk(chunk, &waiter)
            useChunk(passed + chunk, coverage(of: chunk, among: chunks))
            if chunk + geometry.depth < chunks { try slots.start(geometry.slot(of: passed + chunk)) }
            ends[chunk] = MonotonicClock.nanoseconds()
        }
    }

    /// Waits for a chunk of this block to have crossed, and counts the time.
    private func awaitChunk(_ chunk: Int, _ waiter: inout Waiter) throws(TransferError) {
        let slot = geometry.slot(of: passed + chunk)
        // While the pipeline fills, waiting is no stall.
        let isSteady = chunk >= 2 * geometry.depth
        if isSteady { steadyChunks += 1 }
        if try slots.advance(slot) == .complete { return }
        let began = MonotonicClock.nanoseconds()
        try slots.finish(slot, &waiter)
        if isSteady { stalledNanoseconds += MonotonicClock.nanoseconds() - began }
    }

    private func makeChunk(_ sequence: Int, _ coverage: ChunkCoverage) {
        produce.run(from: UInt64(sequence))
        geometry.stamp(memory, rank: ranks.rank, sequence: sequence, coverage: coverage)
    }

    private func useChunk(_ sequence: Int, _ coverage: ChunkCoverage) {
        consume.run(from: UInt64(sequence))
        note(geometry.check(memory, rank: ranks.rank, sequence: sequence, coverage: coverage))
    }

    private func checkRegion() { note(geometry.verify(memory, rank: ranks.rank, passed: passed)) }

    /// Keeps the first thing that was wrong.
    @inline(never)
    private func note(_ report: VerificationReport) {
        if !report.isCorrect, mismatch == nil { mismatch = "rank \(ranks.rank): \(report)" }
    }
}

extension StreamRun {
    /// Times producing, moving and consuming a chunk, each by itself. Collective.
    private func measureParts() throws(TransferError) {
        let repetitions = 15
        func median(_ body: (Int) throws(TransferError) -> Void) throws(TransferError) -> Int {
            var times: [Int] = []
            for repetition in 0..<repetitions {
                let start = MonotonicClock.nanoseconds()
                try body(repetition)
                times.append(MonotonicClock.nanoseconds() - start)
            }
            return times.sorted()[repetitions / 2]
        }
        var waiter = ranks.waiter(isAlert: true)
        // Chunk by chunk from a barrier on, so that nothing overlaps; the slots are left as the stream leaves them.
        let start = passed
        var parts = StreamPhases()
        let role = geometry.role(of: ranks.rank)
        if case .producer = role {
            parts.produce = try median { (repetition) throws(TransferError) in makeChunk(start, .pageEdges) }
        }
        var crossings: [Int] = []
        for chunk in 0..<repetitions {
            let sequence = start + chunk
            if case .producer = role {
                geometry.stamp(memory, rank: ranks.rank, sequence: sequence, coverage: .everyByte)
            }
            try ranks.barrier(&waiter)
            let began = MonotonicClock.nanoseconds()
            if role != .idle {
                try slots.start(geometry.slot(of: sequence))
                try slots[geometry.slot(of: sequence)].finish(&waiter)
            }
            crossings.append(MonotonicClock.nanoseconds() - began)
        }
        parts.transfer = crossings.sorted()[repetitions / 2]
        passed += repetitions
        if case .consumer = role {
            let last = passed - 1
            parts.consume = try median { (repetition) throws(TransferError) in useChunk(last, .pageEdges) }
        }
        let slowest = try ranks.maximum(of: [parts.produce, parts.transfer, parts.consume])
        alone = StreamPhases(produce: slowest[0], transfer: slowest[1], consume: slowest[2])
    }

    /// Throughput against its bound, and what each side waited. Collective.
    ///
    /// - Parameter meanNanoseconds: mean time of a chunk over the samples that count.
    func figures(meanNanoseconds: Double) throws(TransferError) -> [(name: String, value: Double)] {
        let role = geometry.role(of: ranks.rank)
        let isProducer = if case .producer = role { true } else { false }
        let stall = stalledNanoseconds / max(1, steadyChunks)
        let stalls = try ranks.maximum(of: [isProducer ? stall : 0, isProducer ? 0 : stall])
        let bound = alone.boundNanoseconds(pairs: geometry.pairs, cores: ranks.processors)
        return [
            ("produce_ns", Double(alone.produce)), ("transfer_ns", Double(alone.transfer)),
            ("consume_ns", Double(alone.consume)), ("producer_stall_ns_per_chunk", Double(stalls[0])),
            ("consumer_stall_ns_per_chunk", Double(stalls[1])), ("bound_ns_per_chunk", bound),
            ("efficiency", bound / meanNanoseconds),
        ]
    }
}
