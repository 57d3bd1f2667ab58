import TransferCore

/// Writes runs into a region, in ascending order and without gaps, through a buffer of a fixed size.
struct RegionStamper<Memory: TransferMemory> {
    private let memory: Memory
    private var buffer = WordBuffer(byteCount: regionWindow + maximumElementBytes)
    /// Offset in the region of the buffer's first byte: a multiple of eight.
    private var base = 0
    /// Bytes that the buffer holds.
    private var filled = 0

    init(_ memory: Memory) { self.memory = memory }

    /// Appends one run.
    mutating func append(_ run: ContentRun) {
        switch run.kind {
        case .elements(let first, let indexStep, let size):
            var remaining = run.count
            var code = OriginCode(first).bits
            let step = UInt64(truncatingIfNeeded: indexStep)
            while remaining > 0 {
                makeRoom()
                let batch = min(remaining, max(1, (regionWindow - filled) / size))
                buffer.putElements(batch, of: size, from: code, step: step, at: filled)
                filled += batch * size
                code &+= step &* UInt64(truncatingIfNeeded: batch)
                remaining -= batch
            }
        case .guarded:
            var remaining = run.count
            while remaining > 0 {
                makeRoom()
                let batch = min(remaining, regionWindow - filled)
                buffer.putGuard(batch, at: filled, base: base)
                filled += batch
                remaining -= batch
            }
        }
    }

    /// Writes what is still in the buffer.
    mutating func finish() {
        memory.write(buffer.words.span, byteCount: filled, at: base)
        base += filled
        filled = 0
    }

    private mutating func makeRoom() {
        guard filled >= regionWindow else { return }
        // A word that is not full yet stays, so that words keep their place in the region.
        let whole = filled & ~7
        memory.write(buffer.words.span, byteCount: whole, at: base)
        buffer.words[0] = buffer.words[whole >> 3]
        base += whole
        filled -= whole
    }
}

/// Bytes of a region that stamping and verifying handle at a time.
let regionWindow = 1 << 18

/// Bytes of the largest element that a workload takes.
let maximumElementBytes = 1 << 16
