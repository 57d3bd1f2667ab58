import Testing
import Verbs

/// Fewer completions came than were waited for.
struct TooFewCompletions: Error, CustomStringConvertible {
    let found: [Completion]
    let wanted: Int

    var description: String {
        "\(found.count) of \(wanted) completions came in time: "
            + found.map { "\($0.requestID.index) \($0.status)" }.joined(separator: ", ")
    }
}

extension CompletionQueue {
    /// The next `count` completions. Waits, but not for ever.
    func take(_ count: Int, within timeout: Duration = .seconds(5)) throws -> [Completion] {
        let deadline = ContinuousClock.now + timeout
        var taken: [Completion] = []
        while taken.count < count {
            let buffer = CompletionBuffer(capacity: count - taken.count)
            let found = try poll(into: buffer)
            for index in 0..<found { taken.append(buffer[index]) }
            if found == 0, ContinuousClock.now > deadline { throw TooFewCompletions(found: taken, wanted: count) }
        }
        return taken
    }

    /// The next completion, of a request that was carried out.
    func success() throws -> Completion.Success { try take(1)[0].get() }

    /// The next completion, of a request that failed.
    func failure(within timeout: Duration = .seconds(5)) throws -> CompletionError {
        let completion = try take(1, within: timeout)[0]
        return try #require(throws: CompletionError.self) { try completion.get() }
    }

    /// Whether nothing comes for `duration`.
    func isQuiet(for duration: Duration = .milliseconds(20)) throws -> Bool {
        let buffer = CompletionBuffer(capacity: 1)
        let deadline = ContinuousClock.now + duration
        repeat {
            if try poll(into: buffer) > 0 { return false }
        } while ContinuousClock.now < deadline
        return true
    }
}
