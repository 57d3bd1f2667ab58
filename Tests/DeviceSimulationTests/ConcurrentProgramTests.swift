import DeviceSimulation
import Testing

@Suite struct ConcurrentProgramTests {
    /// Data and a flag, from one engine to a reader who looks at the data once the flag is there.
    private func message(fenced: Bool, order: ConcurrentProgram.WriteOrder) -> ConcurrentProgram {
        ConcurrentProgram(
            cells: ["data", "flag"],
            actors: [
                .init("E", [.set(cell: 0, to: 1)] + (fenced ? [.fence] : []) + [.set(cell: 1, to: 1)]),
                .init("R", [.wait(cell: 1, for: 1), .read(cell: 0, into: 0)]),
            ], order: order)
    }

    private func stale(_ state: ConcurrentProgram.State) -> String? {
        state.hasEnded[1] && state.registers[1] != [1] ? "R has read stale data" : nil
    }

    @Test func aFlagOvertakesItsDataOnlyWithoutAFence() throws {
        #expect(message(fenced: true, order: .any).explored(violation: stale).isSafe)
        #expect(message(fenced: false, order: .asPosted).explored(violation: stale).isSafe)
        let violation = try #require(message(fenced: false, order: .any).explored(violation: stale).violation)
        #expect(
            violation.trace == [
                "1. E posts data = 1", "2. E posts flag = 1", "3. E's write flag = 1 lands", "4. R sees flag = 1",
                "5. R reads data: 0", "R has read stale data",
            ])
    }

    @Test func whoWaitForEachOtherAreFound() throws {
        let program = ConcurrentProgram(
            cells: ["a", "b"],
            actors: [
                .init("E1", [.wait(cell: 0, for: 1), .set(cell: 1, to: 1)]),
                .init("E2", [.wait(cell: 1, for: 1), .set(cell: 0, to: 1)]),
            ], order: .any)
        let violation = try #require(program.explored { _ in nil }.violation)
        #expect(violation.trace == ["deadlock: E1 waits for a = 1, E2 waits for b = 1"])
    }

    @Test func aReaderStartsOverUntilItsRegistersAgree() {
        let program = ConcurrentProgram(
            cells: ["a"],
            actors: [
                .init("E", [.set(cell: 0, to: 1)]),
                .init("R", [.read(cell: 0, into: 0), .read(cell: 0, into: 1), .restart(unless: 0, equals: 1)]),
            ], order: .any)
        let explored = program.explored { $0.hasEnded[1] && $0.registers[1][0] != $0.registers[1][1] ? "torn" : nil }
        #expect(explored.isSafe)
    }

    @Test func aCopyCarriesWhatItRead() {
        let program = ConcurrentProgram(
            cells: ["a", "b"],
            actors: [.init("E", [.set(cell: 0, to: 7), .fence, .copy(from: 0, to: 1), .fence])], order: .any)
        #expect(program.explored { $0.hasEnded[0] && $0.memory != [7, 7] ? "lost" : nil }.isSafe)
    }
}
