internal import DeviceModel
public import HostMemory
internal import HostSystem
public import TransferCore
internal import Verbs

/// Memory that this rank's RDMA device reaches, and its peers' devices through it: of the host, or of the accelerator.
///
/// The simulated accelerator's memory stands for GPUDirect: it is registered where it lies, and nothing copies it.
public final class VerbsMemory: TransferMemory, HostAddressable {
    private enum Storage {
        case host(HostMemory)
        case device(DeviceMemory)
    }

    private let storage: Storage
    let region: MemoryRegion
    /// What registering it cost.
    public let registration: RegistrationCost

    /// Registers host memory.
    convenience init(_ memory: HostMemory, pages: Pages, in domain: ProtectionDomain) throws(TransferError) {
        try self.init(.host(memory), base: memory.address, size: memory.size, keeping: memory, pages, domain)
    }

    /// Registers device memory.
    convenience init(_ memory: DeviceMemory, pages: Pages, in domain: ProtectionDomain) throws(TransferError) {
        try self.init(.device(memory), base: memory.cardAddress, size: memory.size, keeping: memory, pages, domain)
    }

    private init(
        _ storage: Storage, base: UnsafeMutableRawPointer, size: ByteCount, keeping owner: AnyObject, _ pages: Pages,
        _ domain: ProtectionDomain
    ) throws(TransferError) {
        do throws(VerbsError) {
            func register() throws(VerbsError) -> MemoryRegion {
                try MemoryRegion(
                    in: domain, base: base, size: size.bytes, keeping: owner,
                    access: [.localWrite, .remoteWrite, .remoteRead])
            }
            let began = MonotonicClock.nanoseconds()
            let first = try register()
            let cold = MonotonicClock.nanoseconds() - began
            _ = consume first
            let again = MonotonicClock.nanoseconds()
            region = try register()
            registration = RegistrationCost(
                size: size, pages: pages, coldNanoseconds: cold,
                warmNanoseconds: MonotonicClock.nanoseconds() - again)
        } catch {
            throw error.asTransferError(during: nil)
        }
        self.storage = storage
        self.size = size
    }

    /// Bytes of the region.
    public let size: ByteCount

    /// Where its bytes live.
    public var kind: MemoryKind {
        switch storage {
        case .host: .host
        case .device: .device
        }
    }

    /// Where host memory starts. Traps for device memory, which the CPU cannot address.
    public var address: UnsafeMutableRawPointer { host.address }

    /// Registering locks the pages, or fails.
    public var lockRefusal: String? { nil }

    /// What the results say of it.
    var particulars: [Particular] {
        [Particular("memory_region_kind", region.kind.rawValue)] + registration.particulars
    }

    /// The memory as the host's. Traps where it is a device's.
    var host: HostMemory {
        guard case .host(let memory) = storage else { preconditionFailure("the CPU cannot address device memory") }
        return memory
    }

    /// The memory as a device's. Traps where it is the host's.
    var device: DeviceMemory {
        guard case .device(let memory) = storage else { preconditionFailure("this is host memory") }
        return memory
    }

    /// Copies bytes in.
    public func write(_ source: RawSpan, at offset: Int) {
        switch storage {
        case .host(let memory): memory.write(source, at: offset)
        case .device(let memory): memory.write(source, at: offset)
        }
    }

    /// Copies bytes out.
    public func read(into destination: inout MutableRawSpan, at offset: Int) {
        switch storage {
        case .host(let memory): memory.read(into: &destination, at: offset)
        case .device(let memory): memory.read(into: &destination, at: offset)
        }
    }

    /// Runs a computation where the bytes live.
    public func run<Kernel: MemoryKernel>(_ kernel: inout Kernel) {
        switch storage {
        case .host(let memory): memory.run(&kernel)
        case .device(let memory): memory.run(&kernel)
        }
    }
}
