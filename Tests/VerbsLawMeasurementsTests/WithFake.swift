import FakeVerbs
import Testing

@testable import VerbsLawMeasurements

/// Runs `body` against a fresh fake device on this thread; everything that it made has to be gone at the end.
func withFake(_ body: () throws -> Void) throws {
    fake_arm()
    defer {
        #expect(fake_live() == 0, "something was left behind")
        fake_disarm()
    }
    try body()
}

/// The end of a request, as `ibv_wc_status` has it: 0 is success, 10 a remote access error.
func complete(_ status: Int32 = 0) { fake_complete(0, status, 1, 0, 0, 0) }
