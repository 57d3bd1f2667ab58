internal import CHostSystem
internal import Glibc

/// Tells when one of a set of processes of this host has died, also while it is still a zombie.
///
/// Holds one pidfd a process (`pidfd_open`, Linux 5.3), so that a reused process id cannot deceive it. Where there are none
/// (an older kernel, a program under valgrind), it asks for the process by its id, and a zombie passes for alive.
public final class ProcessWatch {
    private let descriptors: UnsafeMutableBufferPointer<pollfd>
    private let ranks: [Int]
    private let processIDs: [Int32]
    /// Where each process names the rank whose end it did not survive; empty where they have no such place.
    private var notes: [SharedFlag] = []

    /// Watches processes, each known by a number of the caller's (its rank).
    ///
    /// - Parameter processes: pairs of rank and process id; ids of nobody are reported dead at once.
    public init(processes: [(rank: Int, processID: Int32)]) {
        ranks = processes.map(\.rank)
        processIDs = processes.map(\.processID)
        descriptors = .allocate(capacity: processes.count)
        for (index, process) in processes.enumerated() {
            let descriptor = chost_pidfd_open(process.processID)
            descriptors.initializeElement(at: index, to: pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        }
    }

    deinit {
        for entry in descriptors where entry.fd >= 0 { close(entry.fd) }
        descriptors.deallocate()
    }

    /// From now on believes what ended processes left in `notes`, one for each process: the rank whose end they did not
    /// survive and 1, or 0.
    public func believe(_ notes: [SharedFlag]) {
        precondition(notes.count == ranks.count, "there is one note for each process")
        self.notes = notes
    }

    /// The lowest rank whose process has ended, or who that one says ended first; nothing while all live. One system
    /// call (`poll`), one more for each process without a pidfd (`kill`), no allocation.
    public func firstDead() -> Int? {
        poll(descriptors.baseAddress, nfds_t(descriptors.count), 0)
        for (index, entry) in descriptors.enumerated() where hasEnded(index, entry) {
            let named = notes.isEmpty ? 0 : Int(notes[index].load())
            return named == 0 ? ranks[index] : named - 1
        }
        return nil
    }

    private func hasEnded(_ index: Int, _ entry: pollfd) -> Bool {
        entry.fd < 0 ? kill(processIDs[index], 0) != 0 && errno == ESRCH : entry.revents != 0
    }
}
