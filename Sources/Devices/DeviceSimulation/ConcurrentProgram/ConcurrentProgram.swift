/// A few engines and readers on a shared memory of small numbers, whose writes are posted: they land later, each engine's in
/// its order, or in any order up to its next fence.
///
/// Small enough to be explored in every order; see `Exploration`.
public struct ConcurrentProgram: Sendable {
    /// What an actor does; cells and registers go by their place.
    public enum Instruction: Hashable, Sendable {
        /// Posts a write of a number.
        case set(cell: Int, to: Int)
        /// Reads a cell and posts a write of what was read to another.
        case copy(from: Int, to: Int)
        /// Waits until every write that the actor has posted has landed.
        case fence
        /// Polls a cell until it holds a number.
        case wait(cell: Int, for: Int)
        /// Reads a cell into a register.
        case read(cell: Int, into: Int)
        /// Starts the actor over where two registers differ.
        case restart(unless: Int, equals: Int)
    }

    /// Somebody who follows instructions, one after the other.
    public struct Actor: Hashable, Sendable {
        /// As traces call it: `E1`.
        public let name: String
        /// What it does.
        public let instructions: [Instruction]

        /// See the properties.
        public init(_ name: String, _ instructions: [Instruction]) {
            (self.name, self.instructions) = (name, instructions)
        }
    }

    /// The order in which an actor's posted writes land.
    public enum WriteOrder: Hashable, Sendable {
        /// As they were posted.
        case asPosted
        /// Any.
        case any
    }

    /// Names of the cells, each of which holds 0 at first.
    public let cells: [String]
    /// All who run at the same time.
    public let actors: [Actor]
    /// In which order writes land that no fence parts.
    public let order: WriteOrder

    /// See the properties.
    public init(cells: [String], actors: [Actor], order: WriteOrder) {
        (self.cells, self.actors, self.order) = (cells, actors, order)
    }

    /// Explores every order of the actors' instructions and of the landing of their writes.
    ///
    /// A state in which nothing can happen though an actor has not ended is a violation as well: a deadlock.
    ///
    /// - Parameter violation: what is wrong with a state; nothing where it is as it should be.
    public func explored(violation: (State) -> String?) -> Exploration<State> {
        Exploration(from: State(of: self), steps: steps, violation: violation, stuck: deadlock)
    }
}
