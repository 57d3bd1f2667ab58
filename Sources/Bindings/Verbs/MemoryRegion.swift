internal import CIBVerbs
internal import Glibc

/// Memory that a device may reach (`ibv_mr`), until it goes out of scope.
public struct MemoryRegion: ~Copyable {
    /// How its bytes are held in place.
    public enum Kind: String, Sendable {
        /// Its pages are locked.
        case locked
        /// Its pages come when they are touched.
        case onDemand
        /// It is another device's, named by a dma-buf descriptor.
        case dmaBuffer
    }

    private let pointer: UnsafeMutablePointer<ibv_mr>
    /// The domain it belongs to.
    public let domain: ProtectionDomain
    private let owner: AnyObject?
    /// How its bytes are held in place.
    public let kind: Kind
    /// What was granted.
    public let access: AccessFlags
    /// The first byte's address, as requests on this host and on the peer name it.
    public let address: UInt64
    /// Bytes.
    public let size: Int
    /// The key for requests of this host (`lkey`).
    public let localKey: UInt32
    /// The key for requests of a peer (`rkey`).
    public let remoteKey: UInt32

    /// Registers ordinary memory.
    ///
    /// The C function is `ibv_reg_mr`: null with errno.
    ///
    /// - Parameters:
    ///   - base: the first byte.
    ///   - size: bytes.
    ///   - owner: what frees the memory; held as long as the region.
    ///   - access: who may do what; with `.onDemand` the pages are not locked.
    /// - Throws: `.memoryLockLimit` with what was needed and how to raise the limit.
    public init(
        in domain: ProtectionDomain, base: UnsafeMutableRawPointer, size: Int, keeping owner: AnyObject?,
        access: AccessFlags
    ) throws(VerbsError) {
        try Self.check(access, on: domain)
        do {
            pointer = try nullWithErrno(
                "ibv_reg_mr", "registering \(size) bytes",
                hint: { $0 == EFAULT ? "the memory is not mapped, or not writable" : nil },
                cibv_reg_mr(domain.pointer, base, size, access.rawValue))
        } catch  where error.code == .outOfResources && !access.contains(.onDemand) {
            throw MemoryLockLimit.current.explaining(error, registering: size)
        }
        self.domain = domain
        self.owner = owner
        self.access = access
        self.size = size
        kind = access.contains(.onDemand) ? .onDemand : .locked
        address = UInt64(UInt(bitPattern: base))
        localKey = pointer.pointee.lkey
        remoteKey = pointer.pointee.rkey
    }

    /// Registers another device's memory.
    ///
    /// The C function is `ibv_reg_dmabuf_mr`: null with errno.
    ///
    /// - Parameters:
    ///   - descriptor: a dma-buf descriptor; the region does not close it.
    ///   - offset: where the region starts in it.
    ///   - size: bytes.
    ///   - address: what requests call the first byte.
    ///   - owner: what the memory belongs to; held as long as the region.
    ///   - access: who may do what.
    public init(
        in domain: ProtectionDomain, dmaBuffer descriptor: Int32, offset: UInt64, size: Int, address: UInt64,
        keeping owner: AnyObject?, access: AccessFlags
    ) throws(VerbsError) {
        try Self.check(access, on: domain)
        pointer = try nullWithErrno(
            "ibv_reg_dmabuf_mr", "registering \(size) bytes of a dma-buf",
            hint: { $0 == EOPNOTSUPP ? "the device's driver does not take dma-buf descriptors" : nil },
            ibv_reg_dmabuf_mr(domain.pointer, offset, size, address, descriptor, Int32(access.rawValue)))
        self.domain = domain
        self.owner = owner
        self.access = access
        self.size = size
        self.address = address
        kind = .dmaBuffer
        localKey = pointer.pointee.lkey
        remoteKey = pointer.pointee.rkey
    }

    deinit { mustSucceed("ibv_dereg_mr", ibv_dereg_mr(pointer)) }

    private static func check(_ access: AccessFlags, on domain: ProtectionDomain) throws(VerbsError) {
        if access.lacksLocalWrite {
            throw VerbsError(
                .invalidArgument, during: "registering memory",
                cause: "remote writes and atomic operations were granted without local writes",
                hint: "grant .localWrite too")
        }
        if access.contains(.onDemand), !domain.context.attributes.onDemandPaging.isOffered {
            throw VerbsError(
                .unsupported, during: "registering memory",
                cause: "\(domain.context.device.name) has no on-demand paging", hint: "register locked memory")
        }
    }
}

extension MemoryRegion {
    /// `size` bytes from `offset` on, as a segment of a request. Traps where they do not lie in the region.
    public borrowing func segment(at offset: Int, size: Int) -> Segment {
        precondition(contains(offset, size), "\(size) bytes at \(offset) do not lie in a region of \(self.size)")
        return Segment(address: address + UInt64(offset), size: UInt32(size), localKey: localKey)
    }

    /// What a peer needs to reach the region.
    public var remote: RemoteRegion { RemoteRegion(address: address, size: size, key: remoteKey) }

    private borrowing func contains(_ offset: Int, _ size: Int) -> Bool {
        offset >= 0 && size >= 0 && offset <= self.size && size <= self.size - offset
    }
}
