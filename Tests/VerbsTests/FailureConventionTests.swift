import Glibc
import Testing

@testable import Verbs

@Suite struct FailureConventionTests {
    @Test func nullMeansErrno() throws {
        let error = #expect(throws: VerbsError.self) {
            errno = EPERM
            _ = try nullWithErrno("ibv_f", "testing", UnsafeMutablePointer<Int>?.none)
        }
        #expect(error?.errno == EPERM && error?.code == .notPermitted)
        let value = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        defer { value.deallocate() }
        #expect(try nullWithErrno("ibv_f", "testing", value) == value)
    }

    @Test(arguments: [ENOSPC, -ENOSPC]) func aResultIsErrnoWithEitherSign(result: Int32) {
        errno = EPERM
        let error = #expect(throws: VerbsError.self) { try positiveErrno("ibv_f", "testing", result) }
        #expect(error?.errno == ENOSPC && error?.code == .outOfResources)
        #expect(throws: Never.self) { try positiveErrno("ibv_f", "testing", 0) }
    }

    @Test func minusOneMeansErrno() {
        let error = #expect(throws: VerbsError.self) {
            errno = EINVAL
            try minusOneWithErrno("rdma_f", "testing", -1)
        }
        #expect(error?.errno == EINVAL && error?.code == .invalidArgument)
        #expect(throws: Never.self) { try minusOneWithErrno("rdma_f", "testing", 0) }
    }

    @Test func aNegativeCountIsErrno() throws {
        errno = EPERM
        let error = #expect(throws: VerbsError.self) { _ = try negativeCount("ibv_f", "testing", Int(-EOPNOTSUPP)) }
        #expect(error?.errno == EOPNOTSUPP && error?.code == .unsupported)
        #expect(try negativeCount("ibv_f", "testing", 3) == 3)
    }

    @Test func theHintIsMadeOfTheCause() {
        let error = #expect(throws: VerbsError.self) {
            try positiveErrno("ibv_f", "testing", hint: { "cause \($0)" }, EINVAL)
        }
        #expect(error?.description == "testing: ibv_f: Invalid argument; cause 22")
    }
}
