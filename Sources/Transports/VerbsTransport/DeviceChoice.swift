package import TransferCore
package import Verbs

/// Which device, port and address a rank uses.
package struct DeviceChoice: Sendable {
    /// The open device.
    package let context: Context
    /// Its port.
    package let port: Port
    /// The port's address.
    package let gid: GIDEntry

    /// Opens what the settings ask for, or the best there is.
    ///
    /// - Parameter place: this rank's number among those of its host; they take turns over the devices.
    /// - Throws: `.unsupported` where this host has no device at all, `.invalidSetting` for what does not exist,
    ///   `.transport` for a port that is not active.
    package init(_ settings: VerbsTransport.Settings, place: Int) throws(TransferError) {
        do throws(VerbsError) {
            var found: [(context: Context, port: Port)] = []
            let devices = try Self.devices(settings)
            for device in devices {
                let context = try device.open()
                if let port = try Self.port(of: context, settings) { found.append((context, port)) }
            }
            guard !found.isEmpty else { throw Self.nothing(devices.map(\.name)) }
            (context, port) = found[place % found.count]
            gid = if let index = settings.gidIndex { try port.gid(at: index) } else { try port.preferredGID() }
        } catch {
            throw error.asTransferError(during: nil)
        }
    }

    private static func devices(_ settings: VerbsTransport.Settings) throws(VerbsError) -> [Device] {
        var devices: [Device] = []
        if settings.devices.isEmpty { devices = try Device.all() }
        for name in settings.devices { devices.append(try Device.named(name)) }
        return devices
    }

    /// The port to use, or nothing where there is none and nobody asked for this device.
    private static func port(of context: Context, _ settings: VerbsTransport.Settings) throws(VerbsError) -> Port? {
        if let number = settings.port {
            let port = try context.port(number)
            try port.requireActive()
            return port
        }
        let ports = try context.ports()
        if let active = ports.first(where: { $0.state == .active }) { return active }
        if !settings.devices.isEmpty { try ports.first?.requireActive() }
        return nil
    }

    private static func nothing(_ names: [String]) -> VerbsError {
        names.isEmpty
            ? VerbsError(
                .unsupported, during: "looking for an RDMA device", cause: "this host has none",
                hint: "run it where one is, or under bench/soft-roce")
            : VerbsError(
                .unsupported, during: "looking for an RDMA device",
                cause: "no port of \(names.joined(separator: ", ")) is active", hint: "bring its network up")
    }

    /// One line for people: `rxe0 port 1, index 1, RoCE v2, ::ffff:198.18.0.1 (roce0)`.
    var description: String { "\(context.device.name) port \(port.number), GID \(gid)" }
}
