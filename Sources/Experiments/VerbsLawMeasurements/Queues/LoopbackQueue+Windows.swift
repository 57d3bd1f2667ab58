import LawMeasurements

extension LoopbackQueue {
    /// Keeps `depth` requests under way until `messages` have been carried out: each report is answered by the next.
    ///
    /// - Parameter chain: of one request, which is reported.
    /// - Throws: as `run` does.
    func slide(_ chain: RequestChain, messages: Int, depth: Int) throws(MeasurementRefusal) {
        let start = posted
        for index in 0..<messages {
            if index >= depth { try wait(for: start + index - depth + 1) }
            try post(chain)
        }
        try wait(for: posted)
    }

    /// Has `depth` requests carried out, and the next `depth` when the last of them is, until `messages` have been.
    ///
    /// - Parameter chain: of one request, which is reported.
    /// - Throws: as `run` does.
    func batch(_ chain: RequestChain, messages: Int, depth: Int) throws(MeasurementRefusal) {
        for index in 0..<messages {
            if index % depth == 0 { try wait(for: posted) }
            try post(chain)
        }
        try wait(for: posted)
    }
}
