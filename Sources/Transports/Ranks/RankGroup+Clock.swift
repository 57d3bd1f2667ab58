internal import HostSystem
internal import MessagePassing
public import TransferCore

extension RankGroup {
    /// Of so many round trips the shortest counts.
    private static let questions = 8
    /// Time and error.
    private static let wordsOfAnAnswer = 2

    /// Holds this host's clock against rank 0's. Collective. On one host there is one clock, and nothing to ask.
    ///
    /// The hosts form a tree: in each round those that know the time tell as many others, and the error grows by half a
    /// round trip.
    public func readClock() throws(TransferError) -> ClockPoint {
        if sharesOneHost {
            return ClockPoint(
                localNanoseconds: MonotonicClock.nanoseconds(), offsetNanoseconds: 0, errorNanoseconds: 0)
        }
        var point = ClockPoint(
            localNanoseconds: MonotonicClock.nanoseconds(), offsetNanoseconds: 0, errorNanoseconds: 0)
        let speakers = Set(hosts).sorted()
        do throws(MessagePassingError) {
            if let place = speakers.firstIndex(of: rank) { point = try passOnTheTime(point, place, of: speakers) }
        } catch { throw explain(error, during: "comparing clocks") }
        // The other ranks of a host have the same clock.
        let all = try allGather([point.localNanoseconds, point.offsetNanoseconds, point.errorNanoseconds])
        let own = all[hosts[rank]]
        return ClockPoint(localNanoseconds: own[0], offsetNanoseconds: own[1], errorNanoseconds: own[2])
    }

    private func passOnTheTime(
        _ known: ClockPoint, _ place: Int, of speakers: [Int]
    ) throws(MessagePassingError) -> ClockPoint {
        var point = known
        var waiter = waiter(isAlert: true)
        var informed = 1
        while informed < speakers.count {
            if place < informed, place + informed < speakers.count {
                let told = point
                try communicator.tellTime(
                    to: speakers[place + informed], words: Self.wordsOfAnAnswer, questions: Self.questions, &waiter
                ) { [MonotonicClock.nanoseconds() + told.offsetNanoseconds, told.errorNanoseconds] }
            } else if place >= informed, place < 2 * informed {
                let answer = try communicator.askTime(
                    of: speakers[place - informed], words: Self.wordsOfAnAnswer, questions: Self.questions, &waiter)
                point = ClockPoint(
                    localNanoseconds: answer.localNanoseconds,
                    offsetNanoseconds: answer.words[0] - answer.localNanoseconds,
                    errorNanoseconds: answer.words[1] + (answer.roundTripNanoseconds + 1) / 2)
            }
            informed *= 2
        }
        return point
    }
}
