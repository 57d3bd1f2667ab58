import LawMeasurements

extension LoopbackQueue {
    /// Has the chains, of one reported request each, carried out one after the other, with `buffers` of them under way or
    /// waiting for `body`, which is called when one is done and has its buffer free for another when it returns.
    ///
    /// - Throws: as `run` does.
    func stream(_ chains: [RequestChain], buffers: Int, body: () -> Void) throws(MeasurementRefusal) {
        let start = posted
        for chain in chains.prefix(buffers) { try post(chain) }
        for index in chains.indices {
            try wait(for: start + index + 1)
            body()
            if index + buffers < chains.count { try post(chains[index + buffers]) }
        }
    }
}
