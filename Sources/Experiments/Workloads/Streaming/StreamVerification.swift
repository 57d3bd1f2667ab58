public import TransferCore

// What each word of a region holds: the producer, the chunk's sequence number and the word's place in the chunk.
extension StreamGeometry: OriginSpace {
    /// Words of a chunk, the last of which may be shorter.
    public var indexCount: Int { WordStretch.words(in: chunk) }

    /// `chunk`: the sequence number.
    public var iterationName: String { "chunk" }

    /// Whether `rank` is a producer; each makes every word of its chunks.
    public func owns(rank: Int, index: Int) -> Bool { producer(for: rank) == rank }

    /// `word 17`.
    public func describe(index: Int) -> String { "word \(index)" }

    /// How much of chunk `sequence` should be stamped and checked: everything of the first and of the last `depth`, the
    /// pages' edges of those between. So `verify` finds whole chunks when all have passed.
    public func coverage(of sequence: Int) -> ChunkCoverage {
        sequence < depth || sequence >= chunks - depth ? .everyByte : .pageEdges
    }

    /// Writes chunk `sequence` of `rank`'s pair into its slot of the region.
    public func stamp(_ memory: some TransferMemory, rank: Int, sequence: Int, coverage: ChunkCoverage) {
        var stamp = ChunkStamp(place: place(rank: rank, sequence: sequence, coverage: coverage))
        memory.run(&stamp)
    }

    /// Compares the slot of chunk `sequence` of `rank`'s pair with what the producer stamped.
    public func check(
        _ memory: some TransferMemory, rank: Int, sequence: Int, coverage: ChunkCoverage
    ) -> VerificationReport {
        var check = ChunkCheck(place: place(rank: rank, sequence: sequence, coverage: coverage))
        memory.run(&check)
        return check.report
    }

    /// Fills `rank`'s whole region with guards, as it should be before the first chunk.
    public func clear(_ memory: some TransferMemory, rank: Int) {
        var stamper = RegionStamper(memory)
        stamper.append(.guarded(regionSize(rank: rank).bytes))
        stamper.finish()
    }

    /// Compares `rank`'s whole region with what it should hold after `passed` whole chunks: the last one of each slot,
    /// and guards around the slots and in those that no chunk has reached.
    public func verify(_ memory: some TransferMemory, rank: Int, passed: Int) -> VerificationReport {
        var verifier = RegionVerifier(memory, space: self)
        guard let producer = producer(for: rank) else {
            verifier.expect(.guarded(regionSize(rank: rank).bytes))
            return verifier.report
        }
        verifier.expect(.guarded(firstOffset))
        for slot in 0..<depth {
            if slot < passed {
                let sequence = (passed - 1 - slot) / depth * depth + slot
                let first = Origin(rank: producer, iteration: sequence, index: 0)
                ContentRun.forEach(ofWordsIn: chunk, from: first) { verifier.expect($0) }
                verifier.expect(.guarded(pitch - chunk))
            } else {
                verifier.expect(.guarded(pitch))
            }
        }
        return verifier.report
    }

    /// The producer of `rank`'s pair, or nothing for an idle rank.
    private func producer(for rank: Int) -> Int? {
        switch role(of: rank) {
        case .producer: rank
        case .consumer(let producer): producer
        case .idle: nil
        }
    }

    private func place(rank: Int, sequence: Int, coverage: ChunkCoverage) -> ChunkPlace {
        guard let producer = producer(for: rank) else { preconditionFailure("rank \(rank) is in no pair") }
        return ChunkPlace(geometry: self, producer: producer, sequence: sequence, coverage: coverage)
    }
}
