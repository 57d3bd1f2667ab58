import CommandLineKit
import HostSystem
import TransferCore
import Workloads

/// Why the command ends early, and with which exit status.
struct Failure: Error {
    let message: String
    let status: Int32
    /// Whether it may be so on this host and not on others.
    var isOfHost = false

    /// Something went wrong while running.
    init(_ message: String, status: Int32 = ProcessExit.failure) {
        self.message = message
        self.status = status
    }

    /// What was asked for cannot be run on these ranks.
    init(_ error: WorkloadError, in place: String) {
        self.init("\(place): \(error)", status: ProcessExit.usage)
    }
}
