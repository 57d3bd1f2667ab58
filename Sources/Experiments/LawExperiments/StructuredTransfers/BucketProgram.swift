import DeviceSimulation

/// A bucket of two words between two versions, written twice by a device and read by a processor that starts over where
/// the versions differ.
struct BucketProgram {
    /// Whether a fence stands between the first version and the payload.
    var isFencedBefore = true
    /// Whether a fence stands between the payload and the last version.
    var isFencedBehind = true
    /// Whether the reader looks at the versions in the order in which they are written, rather than the last one first.
    var readsForward = false
    /// The order in which the device's writes land.
    var order = ConcurrentProgram.WriteOrder.any

    /// Every order of the device's and the reader's steps.
    func explored() -> Exploration<ConcurrentProgram.State> {
        let (first, words, last) = (0, [1, 2], 3)
        var writes: [ConcurrentProgram.Instruction] = []
        for version in [1, 2] {
            writes.append(.set(cell: first, to: version))
            if isFencedBefore { writes.append(.fence) }
            for word in words { writes.append(.set(cell: word, to: version)) }
            if isFencedBehind { writes.append(.fence) }
            writes.append(.set(cell: last, to: version))
        }
        let cells = readsForward ? [first] + words + [last] : [last] + words + [first]
        let reads: [ConcurrentProgram.Instruction] =
            cells.enumerated().map { .read(cell: $1, into: $0) } + [.restart(unless: 0, equals: 3)]
        let program = ConcurrentProgram(
            cells: ["first version", "word 1", "word 2", "last version"],
            actors: [.init("device", writes), .init("reader", reads)], order: order)
        return program.explored { state in
            let read = state.registers[1]
            guard state.hasEnded[1], read[1] != read[0] || read[2] != read[0] else { return nil }
            return "torn: the reader takes words of \(read[1]) and \(read[2]) for version \(read[0])"
        }
    }
}
