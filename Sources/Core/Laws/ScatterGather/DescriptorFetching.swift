/// L10: what a device waits for descriptors, by the way in which they are kept.
///
/// Source: S0, "Data Structures Matter": with d fetches in parallel a ring waits tm/d on average, a linked list waits tm
/// for every descriptor, since the next can only be fetched once the current one "has arrived and been processed". The
/// list that follows the pointer on arrival is our extension, because real cards do it; the list of blocks too: requests
/// that are posted in lists, with a doorbell for each list, are one.
public struct DescriptorFetching: Hashable, Sendable {
    /// How descriptors are kept and fetched.
    public enum Structure: Hashable, Sendable {
        /// An array whose next places are known: up to `parallel` = d, at least 1, are fetched or waiting at a time.
        case ring(parallel: Int)
        /// A linked list of blocks of d descriptors, at least 1, whose next block is fetched once the current one has been
        /// processed.
        case blocks(of: Int)
        /// A linked list whose next descriptor is fetched while the current one is processed.
        case prefetchingList

        /// A linked list whose next descriptor is fetched once the current one has been processed: of blocks of one.
        public static let list = blocks(of: 1)
    }

    /// tm: what fetching a descriptor takes.
    public var fetch: Nanoseconds
    /// How they are kept.
    public var structure: Structure

    /// See the properties.
    public init(fetch: Nanoseconds, structure: Structure) {
        self.fetch = fetch
        self.structure = structure
    }

    /// The average wait for a descriptor where nothing else takes time: tm/d for a ring and for blocks, tm for a list.
    public var meanWait: Nanoseconds {
        switch structure {
        case .ring(let count), .blocks(let count): 1 / Double(count) * fetch
        case .prefetchingList: fetch
        }
    }

    /// tm (1 - 1/d): how much less a ring or blocks wait for a descriptor than a list; 0 for plain lists.
    public var savedWait: Nanoseconds { fetch - meanWait }

    /// Time between descriptors in the long run, where each takes `service` = s to process and move:
    /// max(s, tm/d) for a ring, tm/d + s for blocks, so that tm + s for a list, max(s, tm) for a list that prefetches.
    public func period(service: Nanoseconds) -> Nanoseconds {
        switch structure {
        case .blocks: meanWait + service
        case .ring, .prefetchingList: max(service, meanWait)
        }
    }

    /// How long descriptors take that need `services` to process and move: the max-plus recurrence
    /// start(i) = max(start(i - 1) + s(i - 1), start(i - d) + tm); for blocks, a tm for each of them and the sum of all s.
    public func time(of services: [Nanoseconds]) -> Nanoseconds {
        let parallel: Int
        switch structure {
        case .blocks(let size):
            let blocks = (services.count + size - 1) / size
            return services.reduce(Double(blocks) * fetch, +)
        case .prefetchingList: parallel = 1
        case .ring(let places): parallel = places
        }
        var starts: [Nanoseconds] = []
        var free = Nanoseconds.zero
        for (index, service) in services.enumerated() {
            let asked = index >= parallel ? starts[index - parallel] : .zero
            starts.append(max(free, asked + fetch))
            free = starts[index] + service
        }
        return free
    }
}
