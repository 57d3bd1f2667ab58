internal import Glibc

/// Waits with `poll(2)` (-1 with errno) until `descriptor` has something to read.
///
/// - Returns: whether it has; a signal or the end of the timeout is a no.
package func waitUntilReadable(
    _ descriptor: Int32, for timeout: Duration, _ operation: String
) throws(VerbsError) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = poll(&entry, 1, timeout.wholeMilliseconds)
    if count < 0, errno != EINTR { try minusOneWithErrno("poll", operation, count) }
    return count > 0
}

extension Duration {
    /// This duration in milliseconds as C calls want it: rounded up, not negative, the longest where it is longer.
    package var wholeMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1000 else { return .max }
        return Int32(max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
