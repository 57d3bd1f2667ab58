import FakeVerbs
import Testing
import Verbs

/// Runs `body` against a fresh fake device on this thread; everything that it made has to be gone at the end.
func withFake(_ body: () throws -> Void) throws {
    fake_arm()
    defer {
        #expect(fake_live() == 0, "something was left behind")
        fake_disarm()
    }
    try body()
}

/// The calls that the fake wrote down, from `start` on.
func calls(from start: Int = 0) -> [String] {
    (start..<Int(fake_call_count())).map { String(cString: fake_call(Int32($0))) }
}
