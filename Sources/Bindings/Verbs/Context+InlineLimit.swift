extension Context {
    /// The most inline bytes that a reliable connection of one segment can have, as far as 4,096.
    ///
    /// No attribute of a device says it: this makes a dozen queue pairs (`ibv_create_qp`: null with errno) and halves
    /// the range that is left with each.
    ///
    /// - Throws: what making a queue pair without inline bytes throws.
    public func inlineLimit() throws(VerbsError) -> Int {
        let domain = try ProtectionDomain(on: self)
        let completions = try CompletionQueue(on: self, capacity: 2)
        func granted(_ bytes: Int) throws(VerbsError) -> Int {
            let limits = QueuePairLimits(sendDepth: 1, receiveDepth: 1, inlineBytes: bytes)
            let pair = try QueuePairCore(
                in: domain, .reliable, sendCompletions: completions, receiveCompletions: completions,
                sharedReceives: nil, limits: limits)
            return pair.limits.inlineBytes
        }
        var most = try granted(0)
        var refused = 4097
        while refused - most > 1 {
            let middle = (most + refused) / 2
            do throws(VerbsError) {
                most = max(middle, try granted(middle))
            } catch {
                refused = middle
            }
        }
        return most
    }
}
