/// Every state that a small concurrent program can come to, whatever the order of its steps: breadth first, so that the
/// trace to a violation is as short as any.
///
/// Memory grows with the number of states, which `limit` bounds; keep the programs small.
public struct Exploration<State: Hashable> {
    /// Something that can happen next.
    public struct Step {
        /// What happens, for a person to read: `the engine's write of the flag lands`.
        public let label: String
        /// The state after it.
        public let next: State

        /// See the properties.
        public init(_ label: String, to next: State) { (self.label, self.next) = (label, next) }
    }

    /// The first thing that was found wrong.
    public struct Violation: Hashable, Sendable {
        /// What is wrong.
        public let text: String
        /// The steps from the start to it, in their order.
        public let steps: [String]

        /// The steps, numbered, and then what is wrong: a line each.
        public var trace: [String] {
            steps.enumerated().map { "\($0.offset + 1). \($0.element)" } + [text]
        }
    }

    /// How many different states were seen.
    public private(set) var states = 0
    /// In how many of them nothing more can happen.
    public private(set) var ends = 0
    /// The first violation; nothing where there is none.
    public private(set) var violation: Violation?
    /// Whether every state was seen: neither a violation nor the limit stopped the search.
    public private(set) var isComplete = false

    /// Whether no order of steps leads to a violation.
    public var isSafe: Bool { isComplete && violation == nil }

    /// Explores at once.
    ///
    /// - Parameters:
    ///   - start: the state before the first step.
    ///   - limit: how many states are looked at, at most.
    ///   - steps: every step that a state allows, always in the same order; none where the program has ended or is stuck.
    ///   - violation: what is wrong with a state; nothing where it is as it should be.
    ///   - stuck: what is wrong with a state that allows no step, such as a deadlock; nothing where it is a proper end.
    public init(
        from start: State, limit: Int = 1 << 20, steps: (State) -> [Step], violation: (State) -> String?,
        stuck: (State) -> String? = { _ in nil }
    ) {
        var seen: Set<State> = [start]
        var reached: [Reached] = [Reached(state: start, from: nil, label: "")]
        var index = 0
        while index < reached.count {
            let state = reached[index].state
            states = index + 1
            var wrong = violation(state)
            if wrong == nil {
                let enabled = steps(state)
                if enabled.isEmpty {
                    ends += 1
                    wrong = stuck(state)
                }
                for step in enabled where seen.insert(step.next).inserted {
                    reached.append(Reached(state: step.next, from: index, label: step.label))
                }
            }
            if let wrong {
                self.violation = Violation(text: wrong, steps: Self.way(to: index, in: reached))
                return
            }
            index += 1
            if index == limit, index < reached.count { return }
        }
        isComplete = true
    }

    private struct Reached {
        let state: State
        /// The place of the state before it.
        let from: Int?
        let label: String
    }

    private static func way(to index: Int, in reached: [Reached]) -> [String] {
        var (labels, place): ([String], Int) = ([], index)
        while let before = reached[place].from {
            labels.append(reached[place].label)
            place = before
        }
        return labels.reversed()
    }
}

extension Exploration.Step: Sendable where State: Sendable {}
extension Exploration: Sendable where State: Sendable {}
