import Glibc
import HostSystem
import Testing

/// Programs that are started and waited for.
@Suite(.serialized) struct SupervisedProcessTests {
    private func shell(_ script: String) throws -> SupervisedProcess.Ending {
        try SupervisedProcess.run(["sh", "-c", script], isSilent: true)
    }

    @Test func statusesComeBack() throws {
        #expect(try shell("exit 0").status == 0)
        #expect(try shell("exit 64").status == 64)
        #expect(try shell("kill -KILL $$").status == 128 + SIGKILL)
        #expect(try shell("exit 0").signalNumber == 0)
    }

    @Test func nothingIsOnItsStandardInput() throws {
        #expect(try shell("[ -z \"$(cat)\" ]").status == 0)
    }

    @Test func aProgramThatIsNotThere() throws {
        let error = try #require(throws: SystemError.self) {
            try SupervisedProcess.run(["rdmark-no-such-launcher"], isSilent: true)
        }
        #expect(error.call == "execvp" && error.errno == ENOENT)
    }
}
