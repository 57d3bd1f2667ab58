public import TransferCore
internal import Verbs
internal import VerbsTransport

/// An RDMA device whose queue pairs carry bytes from this process to itself.
public struct LoopbackDevice: Sendable {
    private let choice: DeviceChoice

    /// Opens the device called `name`, or the first with an active port.
    ///
    /// - Throws: `.unsupported` where this host has no device, `.invalidSetting` where it has none of that name,
    ///   `.transport` where no port of it is active.
    public init(named name: String?) throws(TransferError) {
        var settings = VerbsTransport.Settings()
        // Where there is no device at all, that is what has to be said, whatever the name.
        if let name, (try? Device.all())?.isEmpty == false { settings.devices = [name] }
        choice = try DeviceChoice(settings, place: 0)
    }

    var context: Context { choice.context }
    var port: Port { choice.port }
    var gid: GIDEntry { choice.gid }

    /// Payload of the largest packet.
    var packetBytes: Int { port.activeMTU.bytes }

    /// Segments that a request of it holds.
    var segments: Int { context.attributes.maximumSegments }

    /// What bytes cross, as a setting goes on.
    var description: String {
        let isSoftware = context.device.files.softwareParent != nil
        return "RC queue pairs of one process, connected to each other on \(context.device.name)"
            + (isSoftware ? " (soft-RoCE: the kernel and this host's processor do the work of a card)" : "")
    }
}
