internal import CRDMACM
internal import Glibc
public import Verbs

/// An IP address and a port (`sockaddr`), with which the connection manager finds the device behind it.
public struct SocketAddress: Sendable {
    private let storage: sockaddr_storage

    /// The first address of `host`, a name or a number.
    ///
    /// The C function is `getaddrinfo`, which returns a code of its own.
    ///
    /// - Throws: `.notFound` where there is no such host.
    public init(host: String, port: UInt16) throws(VerbsError) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        guard code == 0, let first = list, let address = first.pointee.ai_addr else {
            throw VerbsError(
                .notFound, during: "looking for host \(host)", function: "getaddrinfo",
                cause: String(cString: gai_strerror(code)))
        }
        defer { freeaddrinfo(first) }
        var storage = sockaddr_storage()
        withUnsafeMutableBytes(of: &storage) { bytes in
            bytes.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(first.pointee.ai_addrlen)))
        }
        self.storage = storage
    }

    /// Calls `body` with the address as C has it; libraries that ask for a mutable one do not change it.
    func withRaw<Result>(_ body: (UnsafeMutablePointer<sockaddr>) -> Result) -> Result {
        var copy = storage
        return withUnsafeMutablePointer(to: &copy) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }
}
