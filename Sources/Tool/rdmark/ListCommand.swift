import CommandLineKit
import FoundationEssentials
import HostSystem
import Results
import TransportCatalog

/// `rdmark list`: the RDMA devices and GPUs of this host, the transports, what they can do, and what cannot be had here
/// and why.
struct ListCommand {
    let launch: Launch
    let settings: ListSettings

    private struct Listing: Encodable {
        let machine: MachineDescription
        let transports: [TransportEntry]
    }

    func run() throws {
        let machine = MachineInspection.machine()
        // What needs no MPI is out before MPI starts, which may end the process where it cannot.
        if !settings.printsJSON { launch.say(DeviceListing(machine).text + "\n") }
        StandardOutput.flush()
        let entries = transports()
        launch.say(
            settings.printsJSON
                ? try json(Listing(machine: machine, transports: entries)) : TransportEntry.table(entries))
    }

    /// Every transport; without MPI none can be had, and that is their reason.
    private func transports() -> [TransportEntry] {
        do {
            let surroundings = try Surroundings(isAlone: launch.place == nil)
            defer { surroundings.close() }
            let catalog = try surroundings.setting(timeout: .seconds(10)).catalog
            return TransportName.allCases.map { TransportEntry($0, in: catalog) }
        } catch {
            let reason = (error as? Failure)?.message ?? "\(error)"
            return TransportName.allCases.map { TransportEntry($0, unavailableBecause: reason) }
        }
    }

    private func json(_ listing: Listing) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(listing), as: UTF8.self) + "\n"
    }
}
