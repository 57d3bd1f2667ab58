public import HostSystem
public import TransferCore

/// One rank's simulated accelerator: its memory, its IOMMU, its flags and its copy engine.
///
/// Belongs to the thread that made it; only the engine may run on a thread of its own.
public final class Device {
    /// The rank whose device it is.
    public let rank: Int
    /// Decides what other ranks may do to its memory.
    public let iommu: IOMMU
    /// Moves bytes between its memory, the host's and its peers'.
    public let engine: CopyEngine
    /// Its flags, by which peers signal to it.
    public let flags: FlagBoard

    private let control: SharedSegment
    private let layout: ControlLayout
    private var reservations: FlagReservations
    private var nextAddress = firstAddress

    /// A device without memory yet.
    ///
    /// - Parameters:
    ///   - rank: its rank.
    ///   - ranks: how many ranks there are.
    ///   - flags: how many flags it has.
    ///   - windows: how many windows its IOMMU can hold at a time.
    /// - Throws: `.resource` where the system refuses memory.
    public init(rank: Int, ranks: Int, flags: Int = 4096, windows: Int = 1024) throws(TransferError) {
        precondition((0..<ranks).contains(rank), "there is no rank \(rank) among \(ranks)")
        precondition(flags > 0 && windows > 0, "a device has flags and windows")
        let layout = ControlLayout(ranks: ranks, windows: windows, flags: flags)
        let control = try TransferError.wrapping("creating a device's registers") { () throws(SystemError) in
            try SharedSegment(size: layout.size)
        }
        self.rank = rank
        self.layout = layout
        self.control = control
        self.flags = layout.flagBoard(in: control.base)
        iommu = IOMMU(segment: control, layout: layout)
        engine = CopyEngine(rank: rank, control: control, layout: layout)
        reservations = FlagReservations(count: flags)
    }

    /// What peers need to reach the device.
    public var handle: DeviceHandle { DeviceHandle(rank: rank, control: control.address, layout: layout) }

    /// Memory of the device: `size` bytes, zeroed, at device addresses of its own.
    ///
    /// - Throws: `.resource` where the system refuses it.
    public func allocate(_ size: ByteCount, pages: Pages = .standard) throws(TransferError) -> DeviceMemory {
        let segment = try TransferError.wrapping("allocating \(size) of device memory") { () throws(SystemError) in
            try SharedSegment(size: size.bytes, pages: pages)
        }
        let address = nextAddress
        // The gap keeps an access that runs over the end from meeting another allocation.
        nextAddress += (UInt64(size.bytes) / Self.addressGap + 2) * Self.addressGap
        return DeviceMemory(owner: rank, address: address, segment: segment)
    }

    /// Reserves `count` flags, all 0.
    ///
    /// - Throws: `.resource` where there are not as many in a row.
    public func reserveFlags(_ count: Int) throws(TransferError) -> Range<Int> {
        let range = try reservations.reserve(count)
        for index in range { flags.set(index, to: 0) }
        return range
    }

    /// Gives flags back, once no peer can set them any more.
    public func releaseFlags(_ range: Range<Int>) { reservations.release(range) }

    /// Closes the way in: peers that have mapped the device keep it, nobody else can map it.
    public func seal() { control.seal() }

    private static let firstAddress: UInt64 = 1 << 40
    private static let addressGap: UInt64 = 2 << 20
}

extension ControlLayout {
    func flagBoard(in base: UnsafeMutableRawPointer) -> FlagBoard {
        FlagBoard(lines: flagLines(in: base), count: flags, parking: parking(in: base))
    }
}

extension TransferError {
    /// Runs `body`, and says what was being done where the system refuses it.
    static func wrapping<Value>(
        _ operation: String, peer: Int? = nil, _ body: () throws(SystemError) -> Value
    ) throws(TransferError) -> Value {
        do throws(SystemError) {
            return try body()
        } catch {
            throw TransferError(.resource, during: operation, peer: peer, cause: error.description)
        }
    }
}
