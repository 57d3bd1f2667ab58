public import HostSystem

extension Communicator {
    /// A tag that no exchange uses: every MPI library has tags up to 32,767 (`MPI_TAG_UB`).
    private static let rollCallTag = 32_767

    /// The ranks that send no sign of life before `waiter` gives up, in ascending order.
    ///
    /// For after a deadline: whoever is alive has waited in vain as well, and calls the roll at about the same time.
    public func silentRanks(_ waiter: inout Waiter) throws(MessagePassingError) -> [Int] {
        let others = (0..<size).filter { $0 != rank }
        let sent = Pinned<UInt8>([1])
        let received = Pinned([UInt8](repeating: 0, count: size))
        guard let source = sent.base, let places = received.base else { return others }
        let calls = RequestList(capacity: others.count, on: self, in: [sent])
        let answers = RequestList(capacity: others.count, on: self, in: [received])
        for other in others {
            try calls.addSend(from: source, count: 1, of: .byte, to: other, tag: Self.rollCallTag)
            try answers.addReceive(into: places + other, count: 1, of: .byte, from: other, tag: Self.rollCallTag)
        }
        try answers.start()
        try calls.start()
        waiter.begin()
        while try !answers.test() {
            guard case .keepWaiting = waiter.pause() else { break }
        }
        return answers.unfinished.map { others[$0] }
    }
}
