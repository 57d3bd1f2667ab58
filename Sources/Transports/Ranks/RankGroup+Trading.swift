internal import MessagePassing
public import TransferCore

extension RankGroup {
    /// Every rank's `words`, in rank order; lengths may differ. Collective.
    public func allGather(_ words: [Int]) throws(TransferError) -> [[Int]] {
        var waiter = waiter()
        do { return try communicator.allGather(words, &waiter) } catch {
            throw explain(error, during: "trading addresses")
        }
    }

    /// Every rank's text, in rank order. Collective.
    public func allGather(_ text: String) throws(TransferError) -> [String] {
        try allGather(text.utf8.map(Int.init)).map { words in
            String(decoding: words.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
        }
    }

    /// The largest of all ranks' values, position by position. Collective; all ranks pass equally many.
    public func maximum(of values: [Int]) throws(TransferError) -> [Int] { try allReduce(values, by: .maximum) }

    /// The sum of all ranks' values, position by position. Collective; all ranks pass equally many.
    public func sum(of values: [Int]) throws(TransferError) -> [Int] { try allReduce(values, by: .sum) }

    private func allReduce(_ values: [Int], by reduction: Reduction) throws(TransferError) -> [Int] {
        var waiter = waiter()
        do { return try communicator.allReduce(values, by: reduction, &waiter) } catch {
            throw explain(error, during: "combining figures of all ranks")
        }
    }

    /// Makes one rank's failure everybody's: throws on every rank where any passes an error, and says which. Collective.
    public func agree(on failure: TransferError?) throws(TransferError) {
        let codes = try allGather([failure?.code.number ?? 0]).map { $0[0] }
        guard let first = codes.firstIndex(where: { $0 != 0 }) else { return }
        let texts = try allGather(failure?.cause ?? "")
        if let failure { throw failure }
        throw TransferError(
            TransferError.Code(number: codes[first]) ?? .transport, during: "preparing together", peer: first,
            cause: texts[first])
    }

    /// Runs `body` on this rank; returns its value where it succeeded everywhere, else throws everywhere. Collective.
    public func together<Value>(_ body: () throws(TransferError) -> Value) throws(TransferError) -> Value {
        let outcome: Result<Value, TransferError>
        do { outcome = .success(try body()) } catch { outcome = .failure(error) }
        if case .failure(let error) = outcome {
            try agree(on: error)
        } else {
            try agree(on: nil)
        }
        return try outcome.get()
    }
}
