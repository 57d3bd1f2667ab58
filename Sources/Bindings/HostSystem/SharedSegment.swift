import CHostSystem
import Glibc

/// Memory that other ranks of the host can map.
///
/// It has no name in the file system: a peer finds it through its owner's open descriptor, and nothing is left when the
/// ranks end, however they end. Zeroed at first, every page present, and unmapped when the last reference goes.
public final class SharedSegment: @unchecked Sendable {
    /// The first byte, at the start of a page.
    public let base: UnsafeMutableRawPointer
    /// Bytes asked for.
    public let size: Int
    /// What a peer needs to map it; useless after `seal()`.
    public let address: SegmentAddress

    private let mappedSize: Int
    /// Only the owner's; nothing once sealed. Written by the thread that owns the segment.
    private var openDescriptor: Int32?

    /// A fresh segment of `size` bytes.
    ///
    /// - Throws: `SystemError` where the machine has not enough memory, or no huge pages where they were asked for.
    public init(size: Int, pages: Pages = .standard) throws(SystemError) {
        precondition(size >= 0, "a size is not negative")
        if pages != .huge { try requireAvailable(size) }
        let token = UInt64.random(in: 1...UInt64.max)
        let name = SegmentAddress(process: 0, descriptor: 0, size: 0, token: token).name
        let descriptor = chost_memory_file(name, pages == .huge ? 1 : 0)
        guard descriptor >= 0 else { throw SystemError(call: "memfd_create") }
        let mapping: Mapping
        do throws(SystemError) {
            mapping = try Self.create(descriptor, size: size, pages: pages)
        } catch {
            close(descriptor)
            throw error
        }
        base = mapping.base
        mappedSize = mapping.size
        self.size = size
        address = SegmentAddress(process: getpid(), descriptor: descriptor, size: size, token: token)
        openDescriptor = descriptor
    }

    /// A peer's segment, or this process's own a second time.
    ///
    /// - Throws: `SystemError` where it cannot be mapped: its owner has ended or sealed it, runs on another host, in
    ///   another PID namespace or as another user.
    public init(mapping address: SegmentAddress) throws(SystemError) {
        let path = "/proc/\(address.process)/fd/\(address.descriptor)"
        let descriptor = chost_open_shared(path)
        guard descriptor >= 0 else { throw Self.unmappable(address, call: "open", errno: Glibc.errno) }
        defer { close(descriptor) }
        guard Self.nameOfFile(descriptor).hasPrefix("/memfd:\(address.name) ") else {
            throw Self.unmappable(address, call: "readlink", errno: ENOENT)
        }
        let status = try Self.status(of: descriptor)
        mappedSize = Int(status.st_size)
        base = try mapPages(mappedSize, flags: MAP_SHARED, descriptor: descriptor)
        chost_read_pages(base, mappedSize, Int(status.st_blksize))
        size = address.size
        self.address = address
        openDescriptor = nil
    }

    deinit {
        seal()
        munmap(base, mappedSize)
    }

    /// Closes the way in: whoever has mapped the segment keeps it, nobody else can map it from now on.
    public func seal() {
        if let descriptor = openDescriptor { close(descriptor) }
        openDescriptor = nil
    }

    private struct Mapping {
        let base: UnsafeMutableRawPointer
        let size: Int
    }

    private static func create(_ descriptor: Int32, size: Int, pages: Pages) throws(SystemError) -> Mapping {
        let pageSize = Int(try status(of: descriptor).st_blksize)
        let mappedSize = try Pages.round(size, up: pageSize)
        guard ftruncate(descriptor, mappedSize) == 0 else { throw SystemError(call: "ftruncate") }
        // A peer that could shrink the file could have everyone else killed at the next access.
        guard chost_seal_size(descriptor) == 0 else { throw SystemError(call: "fcntl") }
        let base = try mapPages(
            mappedSize, flags: MAP_SHARED, descriptor: descriptor, hint: pages == .huge ? Pages.hugePagesHint : nil)
        if pages == .transparentHuge { madvise(base, mappedSize, MADV_HUGEPAGE) }
        chost_zero_pages(base, mappedSize, pageSize)
        return Mapping(base: base, size: mappedSize)
    }

    private static func status(of descriptor: Int32) throws(SystemError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(call: "fstat") }
        return status
    }

    /// What the kernel calls the file behind an open descriptor.
    private static func nameOfFile(_ descriptor: Int32) -> String {
        var name = [UInt8](repeating: 0, count: 256)
        let length = name.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                chars.baseAddress.map { readlink("/proc/self/fd/\(descriptor)", $0, chars.count) } ?? 0
            }
        }
        return String(decoding: name.prefix(max(length, 0)), as: UTF8.self)
    }

    private static func unmappable(_ address: SegmentAddress, call: String, errno: Int32) -> SystemError {
        let hindrance =
            errno == ENOENT
            ? "it has ended or sealed it, or runs on another host or in another PID namespace"
            : "it must run as the same user and in the same PID namespace"
        return SystemError(
            call: call, errno: errno,
            explanation: "the memory of process \(address.process) cannot be mapped: \(hindrance)")
    }
}
