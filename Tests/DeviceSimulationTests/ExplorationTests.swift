import DeviceSimulation
import Testing

@Suite struct ExplorationTests {
    /// Two processes that each read a counter and write it back, one more: the lost update.
    private struct Counter: Hashable {
        var value = 0
        var read: [Int?] = [nil, nil]
        var isDone = [false, false]
    }

    private func explored(atomic: Bool, limit: Int = 1000) -> Exploration<Counter> {
        Exploration(from: Counter(), limit: limit) { state in
            state.isDone.indices.filter { !state.isDone[$0] }.map { process in
                var next = state
                if atomic {
                    next.value += 1
                    next.isDone[process] = true
                    return .init("\(process) adds", to: next)
                }
                guard let read = state.read[process] else {
                    next.read[process] = state.value
                    return .init("\(process) reads", to: next)
                }
                next.value = read + 1
                next.isDone[process] = true
                return .init("\(process) writes", to: next)
            }
        } violation: { state in
            state.isDone == [true, true] && state.value != 2 ? "an update is lost" : nil
        }
    }

    @Test func theShortestTraceToAViolationIsFound() throws {
        let violation = try #require(explored(atomic: false).violation)
        #expect(
            violation.trace == ["1. 0 reads", "2. 1 reads", "3. 0 writes", "4. 1 writes", "an update is lost"])
    }

    @Test func whatIsSafeIsExploredToItsEnd() {
        let explored = explored(atomic: true)
        #expect(explored.isSafe)
        #expect(explored.states == 4)
        #expect(explored.ends == 1)
    }

    @Test func aLimitIsNoProof() {
        let explored = explored(atomic: true, limit: 2)
        #expect(!explored.isSafe)
        #expect(explored.violation == nil)
        #expect(explored.states == 2)
    }

    @Test func aStateWithoutStepsCanBeADeadlock() {
        let explored = Exploration(
            from: 0, steps: { $0 < 3 ? [.init("on", to: $0 + 1)] : [] }, violation: { _ in nil },
            stuck: { "stuck at \($0)" })
        #expect(explored.violation?.trace == ["1. on", "2. on", "3. on", "stuck at 3"])
    }
}
