internal import CMPI

/// Why an MPI call failed.
public struct MessagePassingError: Error, Sendable {
    /// What kind of failure it is.
    public enum Reason: Sendable {
        /// The library reported an error class other than success, with its text.
        case library(code: Int32, text: String)
        /// What was awaited did not come in time.
        case timedOut(nanoseconds: Int)
        /// The process of a rank has ended.
        case peerLost(rank: Int)
        /// The user asked to stop.
        case interrupted
    }

    /// The C function that failed: `MPI_Iallgatherv`.
    public let function: String
    /// Why.
    public let reason: Reason

    init(function: String, reason: Reason) {
        self.function = function
        self.reason = reason
    }

    /// Throws where an MPI function did not return `MPI_SUCCESS`: a positive code, with a text from `MPI_Error_string`.
    static func check(_ code: Int32, _ function: String) throws(MessagePassingError) {
        guard code != MPI_SUCCESS else { return }
        let text = String(unsafeUninitializedCapacity: Int(MPI_MAX_ERROR_STRING)) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                var length: Int32 = 0
                MPI_Error_string(code, characters.baseAddress, &length)
                return Int(length)
            }
        }
        throw MessagePassingError(function: function, reason: .library(code: code, text: text))
    }
}

extension MessagePassingError: CustomStringConvertible {
    /// The reason in one line.
    public var description: String {
        switch reason {
        case .library(let code, let text): "\(function) failed with code \(code): \(text)"
        case .timedOut(let nanoseconds): "\(function) did not end within \(nanoseconds / 1_000_000) ms"
        case .peerLost(let rank): "\(function) waits for rank \(rank), whose process has ended"
        case .interrupted: "\(function) was interrupted by a signal"
        }
    }
}
