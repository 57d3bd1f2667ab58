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

/// Makes reading `descriptor` return at once where nothing is there (`fcntl(2)`, -1 with errno). `poll` alone does not
/// suffice: what it saw may be swallowed by the library, or taken by another thread.
package func makeNonBlocking(_ descriptor: Int32, _ operation: @autoclosure () -> String) throws(VerbsError) {
    let flags = fcntl(descriptor, F_GETFL)
    let code = flags < 0 ? flags : fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    try minusOneWithErrno("fcntl", operation(), code)
}

extension Duration {
    /// This duration in milliseconds as C calls want it: rounded up, not negative, the longest where it is longer.
    package var wholeMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1000 else { return .max }
        return Int32(max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
