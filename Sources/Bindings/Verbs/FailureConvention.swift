internal import Glibc

// libibverbs and librdmacm report failures in four ways, and neither library keeps to one of them. Each C call goes
// through the function of its convention; the wrapper's documentation says which that is.

/// **Null with errno**: a pointer, or null and the cause in `errno` (`ibv_alloc_pd`, `ibv_create_qp`).
package func nullWithErrno<Value>(
    _ function: StaticString, _ operation: @autoclosure () -> String,
    hint: (Int32) -> String? = { _ in nil }, _ result: UnsafeMutablePointer<Value>?
) throws(VerbsError) -> UnsafeMutablePointer<Value> {
    if let result { return result }
    let cause = errno
    throw VerbsError(function: function, operation: operation(), errno: cause, hint: hint(cause))
}

/// **Positive errno**: 0, or the cause as the result (`ibv_modify_qp`, `ibv_destroy_cq`). Some providers return it
/// negated (soft-RoCE's `ibv_post_send` does), so the sign is ignored.
package func positiveErrno(
    _ function: StaticString, _ operation: @autoclosure () -> String,
    hint: (Int32) -> String? = { _ in nil }, _ result: Int32
) throws(VerbsError) {
    if result == 0 { return }
    let cause = abs(result)
    throw VerbsError(function: function, operation: operation(), errno: cause, hint: hint(cause))
}

/// **-1 with errno**: 0, or -1 and the cause in `errno` (`ibv_get_cq_event`, most of librdmacm).
package func minusOneWithErrno(
    _ function: StaticString, _ operation: @autoclosure () -> String,
    hint: (Int32) -> String? = { _ in nil }, _ result: Int32
) throws(VerbsError) {
    if result == 0 { return }
    let cause = errno
    throw VerbsError(function: function, operation: operation(), errno: cause, hint: hint(cause))
}

/// **Negative count**: how many, or a negative cause (`ibv_poll_cq`, `ibv_query_gid_table`).
package func negativeCount(
    _ function: StaticString, _ operation: @autoclosure () -> String,
    hint: (Int32) -> String? = { _ in nil }, _ result: Int
) throws(VerbsError) -> Int {
    if result >= 0 { return result }
    let cause = Int32(truncatingIfNeeded: -result)
    throw VerbsError(function: function, operation: operation(), errno: cause, hint: hint(cause))
}

/// For teardown, where a refusal means that a child is still alive or that the object was destroyed already: a
/// programming error, which traps with the C function's name. The convention is that of `positiveErrno`, of which
/// `minusOneWithErrno` is a case here.
package func mustSucceed(_ function: StaticString, _ result: Int32) {
    guard result != 0 else { return }
    let cause = result == -1 ? errno : abs(result)
    fatalError("\(function) refused: \(errorText(cause))")
}

/// `strerror(3)`.
package func errorText(_ number: Int32) -> String { String(cString: strerror(number)) }
