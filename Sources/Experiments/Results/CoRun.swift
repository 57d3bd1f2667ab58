public import Statistics

/// What a cell's transfer and a memory-bound kernel beside it left to each other.
public struct CoRun: Hashable, Sendable {
    /// What the blocks say.
    public let summary: CoRunSummary
    /// Beside what, and on what.
    public let setting: Setting

    /// How the kernels ran.
    public struct Setting: Hashable, Sendable {
        /// Bytes of the kernel's three arrays together, of one rank.
        public let kernelBytes: Int
        /// Threads of rank 0's host that are busy at once: of the ranks, of their copy engines where these have threads, of
        /// the kernels.
        public let busyThreads: Int
        /// Processors of rank 0's host that these share.
        public let processors: Int

        /// See the properties.
        public init(kernelBytes: Int, busyThreads: Int, processors: Int) {
            self.kernelBytes = kernelBytes
            self.busyThreads = busyThreads
            self.processors = processors
        }

        /// Whether there are more busy threads than processors.
        public var sharesProcessors: Bool { busyThreads > processors }
    }

    /// See the properties.
    public init(_ summary: CoRunSummary, setting: Setting) {
        self.summary = summary
        self.setting = setting
    }
}

extension CoRun.Setting {
    /// Sentences about the settings that `results` have, each once.
    static func notes(of results: [CellResult]) -> [String] {
        var notes: [String] = []
        for note in results.compactMap({ $0.coRun?.setting.note }) {
            let sentence = note.prefix(1).uppercased() + note.dropFirst() + "."
            if !notes.contains(sentence) { notes.append(sentence) }
        }
        return notes
    }

    /// What the kernel is and what it shares, for people.
    var note: String {
        let arrays = Magnitude.size(bytes: Double(kernelBytes))
        let room =
            sharesProcessors
            ? "more than there are: each slowdown also holds the sharing of processors, not that of memory alone"
            : "one for each, though these may share cores and caches"
        return "kernel: a[i] = b[i] + s c[i] over \(arrays) on a thread of each rank; "
            + "\(busyThreads) busy threads (the ranks' own, which poll or yield while they wait, and the kernels') on "
            + "\(processors) \(processors == 1 ? "processor" : "processors"), \(room)"
    }
}
