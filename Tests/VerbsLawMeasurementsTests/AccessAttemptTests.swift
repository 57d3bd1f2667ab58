import FakeVerbs
import Testing

@testable import VerbsLawMeasurements

/// How the end of a request is judged; the fake moves no bytes.
@Suite struct AccessAttemptTests {
    private func end(_ attempt: AccessAttempt, status: Int32) throws -> AccessAttempt.Ending {
        var ending = AccessAttempt.Ending.refused
        try withFake {
            complete(status)
            ending = try attempt.end(on: LoopbackDevice(named: nil))
            fake_drain()
        }
        return ending
    }

    @Test(arguments: AccessAttempt.Operation.allCases) func anAccessErrorThatChangesNothingIsARefusal(
        operation: AccessAttempt.Operation
    ) throws {
        for target in [AccessAttempt.Target.region, .deregisteredRegion, .beyondItsEnd, .otherDomain] {
            #expect(try end(AccessAttempt(operation: operation, target: target), status: 10) == .refused)
        }
    }

    @Test func anotherErrorIsNone() throws {
        #expect(try end(AccessAttempt(operation: .write), status: 12) == .wrong("transport retry counter exceeded"))
    }

    @Test func aSuccessWithoutItsBytesIsWrong() throws {
        #expect(try end(AccessAttempt(operation: .write), status: 0) == .wrong("carried out, with other bytes"))
    }
}
