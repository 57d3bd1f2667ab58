import TransferCore

/// Compares a region with the runs that it should hold, given in ascending order and without gaps.
struct RegionVerifier<Memory: TransferMemory, Space: OriginSpace> {
    /// What was found so far.
    private(set) var report = VerificationReport()
    private let memory: Memory
    private let space: Space
    private var buffer = WordBuffer(byteCount: regionWindow + maximumElementBytes)
    /// Offset in the region of the buffer's first byte: a multiple of eight.
    private var base = 0
    /// Bytes of the region that the buffer holds.
    private var loaded = 0
    /// Offset in the region of the next byte to compare.
    private var position = 0

    init(_ memory: Memory, space: Space) {
        self.memory = memory
        self.space = space
    }

    /// Compares one run.
    mutating func expect(_ run: ContentRun) {
        switch run.kind {
        case .elements(let first, let indexStep, let size):
            var done = 0
            while done < run.count {
                load(atLeast: size)
                let batch = min(run.count - done, (base + loaded - position) / size)
                compare(batch, of: size, from: first.advanced(by: done * indexStep), indexStep: indexStep)
                done += batch
            }
            report.checkedElements += run.count
        case .guarded:
            var remaining = run.count
            while remaining > 0 {
                load(atLeast: 1)
                let batch = min(remaining, base + loaded - position)
                compareGuard(batch)
                remaining -= batch
            }
        }
    }

    private mutating func load(atLeast byteCount: Int) {
        guard position + byteCount > base + loaded else { return }
        base = position & ~7
        loaded = min(regionWindow + maximumElementBytes, memory.size.bytes - base)
        let (memory, byteCount, offset) = (memory, loaded, base)
        var words = buffer.words.mutableSpan
        memory.read(into: &words, byteCount: byteCount, at: offset)
    }

    private mutating func compare(_ count: Int, of size: Int, from first: Origin, indexStep: Int) {
        var done = 0
        while true {
            let next = first.advanced(by: done * indexStep)
            done += rightElements(
                among: count - done, of: size, from: next, indexStep: indexStep, at: position + done * size)
            guard done < count else { break }
            report.mismatchedElements += 1
            if report.first == nil {
                report.first = explain(
                    first.advanced(by: done * indexStep), at: position + done * size, size: size,
                    indexStep: indexStep, remaining: count - done)
            }
            done += 1
        }
        position += count * size
    }

    private func rightElements(among count: Int, of size: Int, from first: Origin, indexStep: Int, at offset: Int)
        -> Int
    {
        buffer.rightElements(
            among: count, of: size, from: OriginCode(first).bits, step: UInt64(truncatingIfNeeded: indexStep),
            at: offset - base)
    }

    private mutating func compareGuard(_ count: Int) {
        let end = position + count
        while position < end {
            let difference = buffer.guardDifference(among: end - position, at: position - base, base: base)
            if difference != 0 { recordGuard(difference) }
            position = min(end, (position | 7) + 1)
        }
    }

    /// Counts the guard bytes from `position` on that differ: those of `difference` that are not 0.
    private mutating func recordGuard(_ difference: UInt64) {
        let changed = (0..<8).filter { difference >> UInt64(8 * $0) & 0xFF != 0 }
        report.changedGuardBytes += changed.count
        guard report.first == nil else { return }
        let offset = position + difference.trailingZeroBitCount / 8
        let found = bytes(from: offset, count: min(8, base + loaded - offset))
        report.first = .changedGuard(at: offset, found: found, in: space)
    }

    private func explain(
        _ expected: Origin, at offset: Int, size: Int, indexStep: Int, remaining: Int
    ) -> Mismatch {
        // Short elements are traced by several of them: those behind the first that are wrong as well.
        var wrong = 1
        while wrong * size < 8, wrong < remaining {
            let next = expected.advanced(by: wrong * indexStep)
            let right = rightElements(among: 1, of: size, from: next, indexStep: indexStep, at: offset + wrong * size)
            guard right == 0 else { break }
            wrong += 1
        }
        let evidence = MismatchEvidence(
            space: space, expected: expected, indexStep: indexStep, size: size, offset: offset,
            found: bytes(from: offset, count: wrong * size))
        return evidence.explained
    }

    private func bytes(from offset: Int, count: Int) -> [UInt8] {
        (offset..<offset + count).map { buffer.byte(at: $0 - base) }
    }
}
