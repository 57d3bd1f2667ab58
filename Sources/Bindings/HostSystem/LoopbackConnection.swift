internal import Glibc

/// Both ends of a TCP connection of this process to itself over the loopback interface, whose bytes the kernel copies in
/// and out.
public final class LoopbackConnection {
    let sender: Int32
    let receiver: Int32
    let link: LoopbackLink?

    /// The most bytes that are sent before they are received.
    public static let largestMessage = 262_144
    private static let deadlineNanoseconds = 10_000_000_000

    /// Listens on a port that the system chooses, and connects to it.
    ///
    /// - Parameters:
    ///   - packetBytes: the largest packet, its options of at most 12 bytes included; the interface's unless given.
    ///   - link: what it goes over, which has not carried one before; the machine's loopback interface unless given.
    /// - Throws: where the system refuses a socket, or there is no loopback interface.
    public init(packetBytes: Int? = nil, over link: LoopbackLink? = nil) throws(SystemError) {
        let listener = try Self.socket(of: link)
        defer { close(listener) }
        if let packetBytes { try Self.set(TCP_MAXSEG, of: listener, to: packetBytes) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) { pointer throws(SystemError) in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address throws(SystemError) in
                try Self.check("bind", bind(listener, address, size))
                try Self.check("listen", listen(listener, 1))
                try Self.check("getsockname", getsockname(listener, address, &size))
            }
        }
        let sender = try Self.socket(of: link)
        do throws(SystemError) {
            if let packetBytes { try Self.set(TCP_MAXSEG, of: sender, to: packetBytes) }
            // Without it a message may wait for the acknowledgement of the one before.
            try Self.set(TCP_NODELAY, of: sender, to: 1)
            _ = try withUnsafePointer(to: &address) { pointer throws(SystemError) in
                try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address throws(SystemError) in
                    try Self.check("connect", connect(sender, address, size))
                }
            }
            receiver = try Self.check("accept", accept(listener, nil, nil))
        } catch {
            close(sender)
            throw error
        }
        self.sender = sender
        self.link = link
        // As `accept4` does, which Glibc's module does not have.
        _ = fcntl(receiver, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(sender)
        close(receiver)
    }

    /// Sends bytes and receives them elsewhere; neither call waits for the other end, so that one thread does both. The C
    /// functions are `send` and `recv`.
    ///
    /// - Parameters:
    ///   - byteCount: at most `largestMessage`.
    ///   - source: where so many bytes can be read, for which the caller answers.
    ///   - destination: where so many can be written, for which the caller answers.
    /// - Throws: where a call fails, or after ten seconds.
    public func pass(
        _ byteCount: Int, from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer
    ) throws(SystemError) {
        precondition((0...Self.largestMessage).contains(byteCount), "a message of \(byteCount) bytes")
        var (sent, received, turns) = (0, 0, 0)
        var end = Int.max
        while received < byteCount {
            sent += try Self.moved("send", send(sender, source + sent, byteCount - sent, Int32(MSG_DONTWAIT)))
            received += try Self.moved(
                "recv", recv(receiver, destination + received, byteCount - received, Int32(MSG_DONTWAIT)))
            turns += 1
            guard turns & 0xff == 0 else { continue }
            if end == Int.max { end = MonotonicClock.nanoseconds() + Self.deadlineNanoseconds }
            guard MonotonicClock.nanoseconds() < end else { throw SystemError(call: "recv", errno: ETIMEDOUT) }
        }
    }

    /// How many bytes a call moved; none where it would have waited.
    private static func moved(_ call: String, _ result: Int) throws(SystemError) -> Int {
        guard result < 0 else { return result }
        guard errno == EAGAIN || errno == EINTR else { throw SystemError(call: call) }
        return 0
    }

    private static func socket(of link: LoopbackLink?) throws(SystemError) -> Int32 {
        if let link { return link.takeSocket() }
        return try check("socket", Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    }

    private static func set(_ option: Int32, of socket: Int32, to value: Int) throws(SystemError) {
        // What does not fit the kernel refuses as it does the largest that does.
        var value = Int32(clamping: value)
        try check(
            "setsockopt", setsockopt(socket, Int32(IPPROTO_TCP), option, &value, socklen_t(MemoryLayout<Int32>.size)))
    }

    @discardableResult
    private static func check(_ call: String, _ result: Int32) throws(SystemError) -> Int32 {
        guard result >= 0 else { throw SystemError(call: call) }
        return result
    }
}
