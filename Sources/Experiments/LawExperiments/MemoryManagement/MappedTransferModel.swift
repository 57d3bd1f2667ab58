import DeviceModel
import DeviceSimulation
import Laws
import TransferCore

/// An engine that copies a buffer in scattered frames, by a list of frames or by the addresses of its IOMMU.
struct MappedTransferModel {
    /// What the uses took, with the mapping, and whether their words arrived.
    struct Run {
        var list = Picoseconds.zero
        var mapped = Picoseconds.zero
        var isRight = true
    }

    private enum Event { case mapped(page: Int), transfer(use: Int), entry(use: Int, page: Int), unmapped }

    private let pages: Int
    private let wordsPerPage: Int
    private let map: Picoseconds
    private let unmap: Picoseconds
    private let descriptor: Picoseconds
    /// Which frame each page of the buffer lies in; the copy goes to those from `pages` on.
    private let frames: [Int]

    init(_ law: MappedTransfer, wordsPerPage: Int, seed: UInt64) {
        pages = Int(law.pages)
        self.wordsPerPage = wordsPerPage
        map = Picoseconds(law.map)
        unmap = Picoseconds(law.unmap)
        descriptor = Picoseconds(law.descriptor)
        var generator = SeededGenerator(seed: seed)
        frames = (0..<pages).shuffled(using: &generator)
    }

    /// So many transfers both ways, each with other contents.
    func run(uses: Int) -> Run {
        var run = Run()
        var memory = PhysicalMemory(frames: 2 * pages, wordsPerFrame: wordsPerPage)
        run.list = listed(uses, &memory, &run.isRight)
        run.mapped = mapped(uses, &memory, &run.isRight)
        return run
    }

    private func listed(_ uses: Int, _ memory: inout PhysicalMemory, _ isRight: inout Bool) -> Picoseconds {
        var queue = EventQueue<Event>()
        queue.plan(.entry(use: 0, page: 0), after: descriptor)
        while let event = queue.next() {
            guard case .entry(let use, let page) = event else { continue }
            if page == 0 { write(use, to: &memory) }
            memory.copy(frame: frames[page], to: pages + page)
            if page + 1 < pages {
                queue.plan(.entry(use: use, page: page + 1), after: descriptor)
                continue
            }
            isRight = isRight && holds(use, memory)
            if use + 1 < uses { queue.plan(.entry(use: use + 1, page: 0), after: descriptor) }
        }
        return queue.now
    }

    private func mapped(_ uses: Int, _ memory: inout PhysicalMemory, _ isRight: inout Bool) -> Picoseconds {
        var unit = TranslationUnit(ways: 8)
        var queue = EventQueue<Event>()
        queue.plan(.mapped(page: 0), after: map)
        while let event = queue.next() {
            switch event {
            case .mapped(let page):
                unit.map(page, to: frames[page], .read)
                let isLast = page + 1 == pages
                queue.plan(isLast ? .transfer(use: uses) : .mapped(page: page + 1), after: isLast ? descriptor : map)
            case .transfer(let left):
                write(left, to: &memory)
                for page in 0..<pages {
                    guard let frame = try? unit.translate(page, for: .read) else {
                        isRight = false
                        continue
                    }
                    memory.copy(frame: frame, to: pages + page)
                }
                isRight = isRight && holds(left, memory)
                queue.plan(left > 1 ? .transfer(use: left - 1) : .unmapped, after: left > 1 ? descriptor : unmap)
            case .unmapped:
                for page in 0..<pages { unit.unmap(page) }
                unit.invalidateAll()
            case .entry: break
            }
        }
        return queue.now
    }

    /// The processor fills the buffer for a use.
    private func write(_ use: Int, to memory: inout PhysicalMemory) {
        for page in 0..<pages { memory.mark(frame: frames[page], as: use * pages + page) }
    }

    /// Whether the copy holds what was written for a use.
    private func holds(_ use: Int, _ memory: PhysicalMemory) -> Bool {
        (0..<pages).allSatisfy { memory.isMarked(frame: pages + $0, as: use * pages + $0) }
    }
}
