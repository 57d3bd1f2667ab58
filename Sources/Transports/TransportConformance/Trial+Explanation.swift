internal import Ranks
internal import TransferCore

extension Trial {
    /// What `offset` of the region is to the scene.
    func place(of offset: Int) -> String {
        for transfer in scene.transfers {
            if transfer.receiver == ranks.rank, transfer.destination.contains(offset) {
                return "of transfer \(transfer.tag) from rank \(transfer.sender), \(transfer.destination)"
            }
            if transfer.sender == ranks.rank, transfer.source.contains(offset) {
                return "of transfer \(transfer.tag) to rank \(transfer.receiver), \(transfer.source)"
            }
        }
        return "outside every layout"
    }

    /// Where the bytes that were found instead come from, as far as a few of them in a row can tell.
    func origin(of found: [UInt8], at offset: Int) -> String? {
        for transfer in scene.transfers where transfer.receiver == ranks.rank {
            let runs = PairedRuns(from: transfer.source, to: transfer.destination).runs
            guard let run = runs.first(where: { ($0.destination..<$0.destination + $0.count).contains(offset) }) else {
                continue
            }
            let count = min(8, run.destination + run.count - offset)
            let strangers = found[offset..<offset + count]
            if strangers.elementsEqual(image[offset..<offset + count]) { return "as before the iteration" }
            guard count >= 4 else { return nil }
            if strangers.allSatisfy({ $0 == Overwriting.value }) {
                return "which the sender wrote when its iteration was complete"
            }
            let source = run.source + offset - run.destination
            for other in max(0, iteration - 3)...iteration + 3 where other != iteration {
                let bytes = pattern.bytes(rank: transfer.sender, iteration: other, count: source + count)
                if strangers.elementsEqual(bytes[source...]) { return "which belongs to iteration \(other)" }
            }
            return nil
        }
        return nil
    }
}

extension CompositeLayout {
    /// Whether the byte at `offset` takes part.
    fileprivate func contains(_ offset: Int) -> Bool {
        var isInside = false
        for part in parts {
            part.forEachBlock { start in isInside = isInside || (start..<start + part.block).contains(offset) }
        }
        return isInside
    }
}
