public import HostSystem
public import TransferCore

/// The way from one host memory to another through the kernel: a TCP connection of this process to itself.
public final class LoopbackPath {
    private let connection: LoopbackConnection

    /// The most bytes that are passed at once.
    public static let largestMessage = LoopbackConnection.largestMessage

    /// How many packets and commands a message was cut into.
    public struct Cut: Hashable, Sendable {
        /// Packets.
        public let packets: Int
        /// Commands to the interface, those of others that used it meanwhile among them.
        public let commands: Int
    }

    /// Connects.
    ///
    /// - Parameters:
    ///   - packetBytes: the largest packet, its options of at most 12 bytes included; the interface's unless given.
    ///   - link: what it goes over, which has not carried one before; the machine's loopback interface unless given.
    /// - Throws: `.resource` where the system refuses.
    public init(packetBytes: Int? = nil, over link: LoopbackLink? = nil) throws(TransferError) {
        do { connection = try LoopbackConnection(packetBytes: packetBytes, over: link) } catch {
            throw TransferError(.resource, during: "connecting over loopback", cause: "\(error)")
        }
    }

    /// Sends the first bytes of one memory and receives them as the first of another, by the calling thread.
    ///
    /// - Parameter byteCount: at most `largestMessage`; traps where one of the memories has fewer.
    /// - Throws: `.resource` where the system refuses, or the bytes have not arrived after ten seconds.
    public func pass(_ byteCount: Int, from source: HostMemory, to destination: HostMemory) throws(TransferError) {
        precondition(
            byteCount <= source.size.bytes && byteCount <= destination.size.bytes, "a message that fits its memories")
        do { try connection.pass(byteCount, from: source.address, to: destination.address) } catch {
            throw TransferError(.resource, during: "passing bytes over loopback", cause: "\(error)")
        }
    }

    /// Bytes of a full packet.
    ///
    /// - Throws: `.resource` where the system does not tell.
    public var packetBytes: Int {
        get throws(TransferError) { try cutting().packetBytes }
    }

    /// Does as `pass`, and tells how the message was cut.
    ///
    /// - Throws: as `pass` does, and where the system does not count.
    public func cut(_ byteCount: Int, from source: HostMemory, to destination: HostMemory) throws(TransferError) -> Cut
    {
        let before = try cutting()
        try pass(byteCount, from: source, to: destination)
        let after = try cutting()
        return Cut(packets: after.packets - before.packets, commands: after.commands - before.commands)
    }

    private func cutting() throws(TransferError) -> LoopbackConnection.Cutting {
        do { return try connection.cutting() } catch {
            throw TransferError(.resource, during: "counting the packets of a connection", cause: "\(error)")
        }
    }
}
