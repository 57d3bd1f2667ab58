internal import CHostSystem
internal import Glibc

extension LoopbackConnection {
    /// How the bytes that were sent were cut, since the connection was made.
    public struct Cutting: Hashable, Sendable {
        /// Bytes of a full packet: the maximum segment size.
        public var packetBytes: Int
        /// Packets with bytes.
        public var packets: Int
        /// Commands to the interface, each of one packet or of several that the interface is left to cut, on either way and
        /// of whoever else uses the interface, but for the receiver's acknowledgements.
        public var commands: Int
    }

    /// How the bytes were cut so far.
    ///
    /// - Throws: where the kernel does not count.
    public func cutting() throws(SystemError) -> Cutting {
        let sent = try Self.counts(of: sender)
        var (answered, all) = (try Self.counts(of: receiver), 0)
        while true {
            all = if let link { try link.commands() } else { try LoopbackLink.commandsOfMachine() }
            // A delayed acknowledgement that leaves between the two counts would be taken for a command.
            let again = try Self.counts(of: receiver)
            if again.sent_segments == answered.sent_segments { break }
            answered = again
        }
        return Cutting(
            packetBytes: Int(sent.segment_bytes), packets: Int(sent.sent_data_segments),
            commands: all - Int(answered.sent_segments))
    }

    private static func counts(of socket: Int32) throws(SystemError) -> chost_tcp_counts {
        var counts = chost_tcp_counts()
        guard chost_tcp_counts(socket, &counts) == 0 else { throw SystemError(call: "getsockopt TCP_INFO") }
        return counts
    }
}
