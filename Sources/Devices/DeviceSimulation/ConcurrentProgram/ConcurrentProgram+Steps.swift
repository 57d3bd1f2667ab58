extension ConcurrentProgram {
    typealias Step = Exploration<State>.Step

    /// Everything that can happen next: an instruction of any actor, the landing of any write that may land.
    func steps(from state: State) -> [Step] {
        actors.indices.flatMap { actor in
            landings(of: actor, in: state) + (instruction(of: actor, in: state).map { [$0] } ?? [])
        }
    }

    /// What each actor that has not ended waits for, where it waits for ever.
    func deadlock(in state: State) -> String? {
        let waiting = actors.indices.filter { !state.hasEnded[$0] }.map { actor in
            guard case .wait(let cell, let value) = actors[actor].instructions[state.places[actor]] else {
                return "\(actors[actor].name) cannot go on"
            }
            return "\(actors[actor].name) waits for \(cells[cell]) = \(value)"
        }
        return waiting.isEmpty ? nil : "deadlock: \(waiting.joined(separator: ", "))"
    }

    private func landings(of actor: Int, in state: State) -> [Step] {
        let posted = state.posted[actor]
        let candidates = order == .asPosted ? posted.indices.prefix(1) : posted.indices[...]
        return candidates.map { index in
            var next = state
            let write = next.posted[actor].remove(at: index)
            next.memory[write.cell] = write.value
            return Step("\(actors[actor].name)'s write \(cells[write.cell]) = \(write.value) lands", to: next)
        }
    }

    /// The step that the actor's next instruction is; nothing where it has to wait or has ended.
    private func instruction(of actor: Int, in state: State) -> Step? {
        guard !state.hasEnded[actor] else { return nil }
        var next = state
        next.places[actor] += 1
        let what: String
        switch actors[actor].instructions[state.places[actor]] {
        case .set(let cell, let value):
            next.posted[actor].append(.init(cell: cell, value: value))
            what = "posts \(cells[cell]) = \(value)"
        case .copy(let source, let cell):
            let value = state.memory[source]
            next.posted[actor].append(.init(cell: cell, value: value))
            what = "reads \(cells[source]) and posts \(cells[cell]) = \(value)"
        case .fence:
            guard state.posted[actor].isEmpty else { return nil }
            what = "passes its fence"
        case .wait(let cell, let value):
            guard state.memory[cell] == value else { return nil }
            what = "sees \(cells[cell]) = \(value)"
        case .read(let cell, let register):
            next.registers[actor][register] = state.memory[cell]
            what = "reads \(cells[cell]): \(state.memory[cell])"
        case .restart(let left, let right):
            let registers = state.registers[actor]
            let differ = registers[left] != registers[right]
            if differ {
                next.places[actor] = 0
                next.registers[actor] = registers.map { _ in -1 }
            }
            what = differ ? "finds \(registers[left]) and \(registers[right]): starts over" : "accepts"
        }
        next.hasEnded[actor] = next.places[actor] == actors[actor].instructions.count
        return Step("\(actors[actor].name) \(what)", to: next)
    }
}
