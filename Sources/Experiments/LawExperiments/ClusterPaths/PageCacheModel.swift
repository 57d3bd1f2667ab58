import DeviceSimulation
import Laws
import TransferCore

/// Reads of a file through a page cache; every byte that is read is compared with the device's.
struct PageCacheModel {
    /// Bytes of a page: small, since only their place and their number matter.
    private static let pageSize = 8

    private let memory: Picoseconds
    private let device: Picoseconds
    private let bytes: [UInt8]
    private let pages: Int

    init(_ law: PageCacheReads, pages: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        memory = Picoseconds(law.memory)
        device = Picoseconds(law.device)
        bytes = (0..<pages * Self.pageSize).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        self.pages = pages
    }

    /// What a run has shown.
    struct Run {
        var reads = 0
        var hits = 0
        var transfers = 0
        var time = Picoseconds.zero
        var isRight = true

        var mean: Double { time.nanoseconds / Double(reads) }
    }

    /// Reads pages one after the other, each when the one before has come, once the cache is as full as it will be.
    ///
    /// - Parameter page: which page the read of a number is of.
    func run(cache capacity: Int, reads: Int, page: (Int) -> Int) -> Run {
        enum Event { case read, came }
        var cache = PageCache(capacity: capacity, pageSize: Self.pageSize)
        // Every page once: what does not fit is forgotten again.
        for page in 0..<pages { _ = cache.read(page, of: bytes) }
        let before = cache.transfers
        var run = Run()
        var queue = EventQueue<Event>()
        queue.plan(.read, after: .zero)
        while let event = queue.next() {
            switch event {
            case .read:
                let page = page(run.reads)
                let read = cache.read(page, of: bytes)
                run.isRight =
                    run.isRight && read.bytes[...] == bytes[page * Self.pageSize..<(page + 1) * Self.pageSize]
                if read.from == .memory { run.hits += 1 }
                queue.plan(.came, after: read.from == .memory ? memory : device)
            case .came:
                run.reads += 1
                if run.reads < reads { queue.plan(.read, after: .zero) }
            }
        }
        run.time = queue.now
        run.transfers = cache.transfers - before
        return run
    }

    /// How many pages of a message a cache gives wrong that holds the message before in the same pages.
    func stalePages(cache capacity: Int) -> Int {
        var cache = PageCache(capacity: capacity, pageSize: Self.pageSize)
        for page in 0..<pages { _ = cache.read(page, of: bytes) }
        let message = bytes.map { ~$0 }
        return (0..<pages).count {
            cache.read($0, of: message).bytes[...] != message[$0 * Self.pageSize..<($0 + 1) * Self.pageSize]
        }
    }

    /// How many transfers it takes to read as many pages again for the first time, once every page has been read.
    func transfersOfNewPages(cache capacity: Int) -> Int {
        var cache = PageCache(capacity: capacity, pageSize: Self.pageSize)
        let messages = bytes + bytes
        for page in 0..<pages { _ = cache.read(page, of: messages) }
        let before = cache.transfers
        for page in pages..<2 * pages { _ = cache.read(page, of: messages) }
        return cache.transfers - before
    }
}
