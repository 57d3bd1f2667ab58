import MessagePassing
import Ranks
import TransferCore

/// This process as the only rank. The message passing library can be started once in a process, by its main thread.
@MainActor
enum OneRank {
    /// With a short deadline: nobody else is awaited, so that whatever waits at all waits in vain.
    static let group = Result { () throws in
        try RankGroup(try World.start(), settings: RankGroup.Settings(timeout: .milliseconds(400)))
    }
}
