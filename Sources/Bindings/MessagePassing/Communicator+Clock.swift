public import HostSystem

/// What a rank said when it was asked for the time.
public struct ToldTime: Hashable, Sendable {
    /// The words of its answer.
    public let words: [Int]
    /// Clock of the rank that asked, halfway between question and answer.
    public let localNanoseconds: Int
    /// From the question to the answer.
    public let roundTripNanoseconds: Int
}

extension Communicator {
    /// A tag that no exchange uses, as the roll call's.
    private static let clockTag = 32_766

    /// Asks `peer` for the time again and again, and keeps the answer that came soonest: it was delayed the least.
    ///
    /// - Parameters:
    ///   - words: how many words an answer has.
    ///   - questions: how often to ask; `peer` must answer as often.
    public func askTime(
        of peer: Int, words: Int, questions: Int, _ waiter: inout Waiter
    ) throws(MessagePassingError) -> ToldTime {
        let answer = Pinned([Int](repeating: 0, count: words))
        let question = try message(Pinned([0]), to: peer)
        let reply = try message(answer, from: peer)
        var best: ToldTime?
        for _ in 0..<questions {
            try reply.start()
            let asked = MonotonicClock.nanoseconds()
            try question.start()
            try finish(reply, &waiter)
            let roundTrip = MonotonicClock.nanoseconds() - asked
            try finish(question, &waiter)
            if roundTrip < best?.roundTripNanoseconds ?? .max {
                best = ToldTime(
                    words: answer.values, localNanoseconds: asked + roundTrip / 2, roundTripNanoseconds: roundTrip)
            }
        }
        guard let best else { preconditionFailure("somebody who wants to know the time asks") }
        return best
    }

    /// Answers the questions of `peer`, as `askTime` there asks them.
    ///
    /// - Parameter answer: makes the words, as late as can be.
    public func tellTime(
        to peer: Int, words: Int, questions: Int, _ waiter: inout Waiter, answer: () -> [Int]
    ) throws(MessagePassingError) {
        let told = Pinned([Int](repeating: 0, count: words))
        let question = try message(Pinned([0]), from: peer)
        let reply = try message(told, to: peer)
        for _ in 0..<questions {
            try question.start()
            try finish(question, &waiter)
            told.replace(by: answer())
            try reply.start()
            try finish(reply, &waiter)
        }
    }

    private func finish(_ list: RequestList, _ waiter: inout Waiter) throws(MessagePassingError) {
        try wait(for: "MPI_Test", &waiter) { () throws(MessagePassingError) in try list.test() }
    }

    private func message(_ words: Pinned<Int>, to peer: Int) throws(MessagePassingError) -> RequestList {
        let list = RequestList(capacity: 1, on: self, in: [words])
        if let start = words.base {
            try list.addSend(from: start, count: words.byteCount, of: .byte, to: peer, tag: Self.clockTag)
        }
        return list
    }

    private func message(_ words: Pinned<Int>, from peer: Int) throws(MessagePassingError) -> RequestList {
        let list = RequestList(capacity: 1, on: self, in: [words])
        if let start = words.base {
            try list.addReceive(into: start, count: words.byteCount, of: .byte, from: peer, tag: Self.clockTag)
        }
        return list
    }
}
