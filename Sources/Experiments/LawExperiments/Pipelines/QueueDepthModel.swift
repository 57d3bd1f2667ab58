import DeviceSimulation
import Laws
import Statistics

/// A network card whose program keeps so many messages under way.
struct QueueDepthModel {
    let card: NetworkCard
    let bytes: Int

    init(_ law: QueueDepth) {
        bytes = Int(law.bytes)
        // How t0 is shared out does not matter; a third before the link, the rest behind it.
        let latency = Picoseconds(law.latency)
        let posting = Picoseconds(latency.count / 3)
        card = NetworkCard(
            posting: posting, answer: latency - posting, gap: Picoseconds(law.gap),
            link: DataRate(law.link))
    }

    /// Bytes a nanosecond in the long run: whole windows are counted, so that the run's end does not weigh.
    func bandwidth(_ window: PostingWindow) -> Double {
        let rounds = 8
        switch window {
        case .sliding(let depth):
            let run = card.send(bytes: bytes, messages: rounds * depth + 1, windows: [window])
            return Double(rounds * depth * bytes) / (run.last - run.first).nanoseconds
        case .batched(let depth):
            let run = card.send(bytes: bytes, messages: rounds * depth, windows: [window])
            return Double(rounds * depth * bytes) / run.last.nanoseconds
        }
    }

    /// The least depth at which a deeper window no longer helps; nothing up to `most`.
    func knee(upTo most: Int) -> Int? {
        func period(_ depth: Int) -> Picoseconds {
            let run = card.send(bytes: bytes, messages: 2 * most + 1, windows: [.sliding(depth)])
            return run.last - run.first
        }
        let full = period(most)
        let found = Bisection.first(in: 1...most) { period($0) <= full }
        return found == most ? nil : found
    }
}
