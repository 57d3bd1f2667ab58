internal import HostSystem
public import TransferCore

/// The way from one host memory to another through the kernel: a TCP connection of this process to itself.
public final class LoopbackPath {
    private let connection: LoopbackConnection

    /// The most bytes that are passed at once.
    public static let largestMessage = LoopbackConnection.largestMessage

    /// Connects.
    ///
    /// - Throws: `.resource` where the system refuses.
    public init() throws(TransferError) {
        do { connection = try LoopbackConnection() } catch {
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
}
