extension ConcurrentProgram {
    /// Where a program stands.
    public struct State: Hashable, Sendable {
        /// A write on its way.
        struct Posted: Hashable {
            let cell: Int
            let value: Int
        }

        /// What each cell holds; posted writes are not in it.
        public internal(set) var memory: [Int]
        /// What each actor's registers hold, -1 before they are read into.
        public internal(set) var registers: [[Int]]
        /// Whether each actor has done all its instructions; writes of it may still be on their way.
        public internal(set) var hasEnded: [Bool]
        var places: [Int]
        var posted: [[Posted]]

        init(of program: ConcurrentProgram) {
            memory = program.cells.map { _ in 0 }
            registers = program.actors.map { Array(repeating: -1, count: $0.registerCount) }
            hasEnded = program.actors.map(\.instructions.isEmpty)
            places = program.actors.map { _ in 0 }
            posted = program.actors.map { _ in [] }
        }
    }
}

extension ConcurrentProgram.Actor {
    fileprivate var registerCount: Int {
        instructions.reduce(0) { most, instruction in
            if case .read(_, let register) = instruction { max(most, register + 1) } else { most }
        }
    }
}
