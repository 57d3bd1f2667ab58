/// A run of a descriptor engine, event by event.
struct DescriptorWalk<Descriptors: IteratorProtocol> where Descriptors.Element: EngineDescriptor {
    private enum Event {
        case ready
        case fetched(Descriptors.Element)
        case ordered(Descriptors.Element)
        case processed(Descriptors.Element)
        case moved(Descriptors.Element)
    }

    private let engine: DescriptorEngine
    private var descriptors: Descriptors
    private var queue = EventQueue<Event>()
    /// Fetched and not yet taken up; no more than there are slots.
    private var store: [Descriptors.Element] = []
    private var isBusy = false
    private var idleSince = Picoseconds.zero
    private var hasTakenOne = false
    private(set) var run = DescriptorEngine.Run(end: .zero)

    init(_ engine: DescriptorEngine, _ descriptors: Descriptors, from start: Picoseconds) {
        (self.engine, self.descriptors) = (engine, descriptors)
        queue.plan(.ready, at: start + engine.timing.setup)
    }

    /// The next descriptor whose bytes have been moved; nothing once all have been.
    mutating func next() -> Descriptors.Element? {
        while let event = queue.next() {
            switch event {
            case .ready:
                (run.end, idleSince) = (queue.now, queue.now)
                fetchSlots()
            case .fetched(let descriptor):
                store.append(descriptor)
                takeUp()
            case .ordered(let descriptor): process(descriptor, isFirst: false)
            case .processed(let descriptor):
                queue.plan(.moved(descriptor), after: engine.timing.rate.time(for: descriptor.byteCount))
            case .moved(let descriptor):
                retire(descriptor)
                return descriptor
            }
        }
        return nil
    }

    private mutating func fetchSlots() { for _ in 0..<engine.fetch.slots { fetch() } }

    private mutating func fetch() {
        if let next = descriptors.next() { queue.plan(.fetched(next), after: engine.timing.fetch) }
    }

    /// Begins the next descriptor where there is one and the last is done.
    private mutating func takeUp() {
        guard !isBusy, !store.isEmpty else { return }
        let descriptor = store.removeFirst()
        isBusy = true
        run.waited += queue.now - idleSince
        if !engine.fetch.waitsForAll { fetch() }
        if hasTakenOne {
            queue.plan(.ordered(descriptor), after: engine.timing.fence)
        } else {
            hasTakenOne = true
            process(descriptor, isFirst: true)
        }
    }

    private mutating func process(_ descriptor: Descriptors.Element, isFirst: Bool) {
        let timing = engine.timing
        queue.plan(.processed(descriptor), after: isFirst && timing.firstIsFree ? .zero : timing.processing)
    }

    private mutating func retire(_ descriptor: Descriptors.Element) {
        run.end = queue.now
        run.descriptors += 1
        run.bytes += descriptor.byteCount
        (isBusy, idleSince) = (false, queue.now)
        if engine.fetch.waitsForAll, store.isEmpty { fetchSlots() }
        takeUp()
    }
}
