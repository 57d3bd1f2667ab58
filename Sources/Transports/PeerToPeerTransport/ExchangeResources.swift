internal import DeviceModel
internal import TransferCore

/// What an exchange holds of its device, given back with it: flags, windows, bounce memory, attached memories.
final class ExchangeResources {
    private let device: Device
    /// The region of the plan.
    let region: DeviceMemory
    /// Holds what is packed, where the method packs.
    let bounce: DeviceMemory?
    /// Flags of the own device: one a transfer.
    let flags: Range<Int>
    private let regionAttachment: Attachment
    private let bounceAttachment: Attachment?
    private var windows: [IOMMU.Window] = []
    private var attachments: [Attachment] = []
    /// How long a healthy peer may take to end an access: it moves a quarter of a mebibyte, but may lose its processor.
    private static let patience = Duration.milliseconds(500)
    /// Whether no peer can still be about to raise one of the flags.
    var isQuiet = true

    init(of device: Device, region: DeviceMemory, bounceSize: Int, flagCount: Int) throws(TransferError) {
        self.device = device
        self.region = region
        regionAttachment = Attachment(slot: try device.engine.attach(region), of: device.engine)
        if bounceSize > 0 {
            let memory = try device.allocate(ByteCount(bounceSize))
            bounce = memory
            bounceAttachment = Attachment(slot: try device.engine.attach(memory), of: device.engine)
        } else {
            bounce = nil
            bounceAttachment = nil
        }
        flags = try device.reserveFlags(flagCount)
    }

    deinit {
        // A peer that died within an access never ends it: nothing is lost but the window's place in the table, and a run
        // that has to end must not wait once for each window.
        var patience = Self.patience
        for window in windows {
            do throws(TransferError) { try device.iommu.unmap(window, deadline: patience) } catch { patience = .zero }
        }
        // A flag that may still be raised must not be mistaken for another exchange's.
        if isQuiet { device.releaseFlags(flags) }
    }

    /// Lets `peer` write `range` of the region, or of the bounce memory.
    func grant(_ range: Range<Int>, ofBounce isBounce: Bool, to peer: Int) throws(TransferError) {
        let memory = isBounce ? bounce ?? region : region
        windows.append(try device.iommu.map(range, of: memory, for: peer, .write))
    }

    /// Keeps a peer's memory attached as long as the exchange lives.
    func keep(_ attachment: Attachment) { attachments.append(attachment) }

    /// The engine's slot of the region.
    var regionSlot: MemorySlot { regionAttachment.slot }
    /// The engine's slot of the bounce memory, or of the region where there is none.
    var bounceSlot: MemorySlot { bounceAttachment?.slot ?? regionAttachment.slot }
    /// Windows mapped and memories attached.
    var registrations: Int { windows.count + attachments.count + (bounce == nil ? 1 : 2) }
}
