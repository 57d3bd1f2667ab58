import DeviceSimulation

/// A message of a few pages that is checked and then sent, beside a program that writes to one of them at any moment.
struct PageLockModel {
    private enum Event: CustomStringConvertible {
        case check
        case move(page: Int)
        case write(page: Int)
        case complete

        var description: String {
            switch self {
            case .check: "the message is checked"
            case .move(let page): "the device reads page \(page)"
            case .write(let page): "the program writes to page \(page)"
            case .complete: "completion"
            }
        }
    }

    private struct Outcome {
        /// Whether what was sent is what was checked.
        var isAsChecked: Bool
        /// Whether the program's write has come to pass, at the latest after the completion.
        var isWritten: Bool
        var trace: [String]
    }

    private static let pages = 3
    private static let pageSize = 64

    /// Every page written at every moment, with locks and without.
    static func findings() -> [LawFinding] {
        let moments = (0..<pages).flatMap { page in (0...pages + 1).map { (page, $0) } }
        let locked = moments.map { run(writing: $0.0, before: $0.1, locking: true) }
        let open = moments.map { run(writing: $0.0, before: $0.1, locking: false) }
        let torn = open.filter { !$0.isAsChecked }
        return [
            LawFinding(
                "with its pages read-only a message is sent as it was checked, whenever the program writes: "
                    + "\(locked.count) orders, and no write is lost",
                holds: locked.allSatisfy { $0.isAsChecked && $0.isWritten }),
            LawFinding(
                "without, \(torn.count) of \(open.count) orders send what nobody has checked", holds: !torn.isEmpty,
                trace: torn.first?.trace ?? []),
        ]
    }

    /// Lets the program write to a page just before the event of that number.
    private static func run(writing page: Int, before moment: Int, locking: Bool) -> Outcome {
        var queue = EventQueue<Event>()
        let steps: [Event] = [.check] + (0..<pages).map { .move(page: $0) } + [.complete]
        for (index, step) in steps.enumerated() {
            if index == moment { queue.plan(.write(page: page), at: Picoseconds(Int64(2 * index + 1))) }
            queue.plan(step, at: Picoseconds(Int64(2 * index + 2)))
        }
        var memory = PlainMemory(patterned: pages * pageSize, seed: 4)
        var (checked, sent) = (memory, PlainMemory(zeros: pages * pageSize))
        var locks = PageLocks()
        var (isWritten, isHeldUp) = (false, false)
        var trace: [String] = []
        // What the program puts at the end of the page, after the device may have read its beginning.
        func write() {
            memory[(page + 1) * pageSize - 1] &+= 1
            isWritten = true
        }
        while let event = queue.next() {
            trace.append("\(queue.now.count) ps: \(event)")
            switch event {
            case .check:
                if locking { locks.lock(0..<pages) }
                checked = memory
            case .move(let page):
                sent.copy(page * pageSize..<(page + 1) * pageSize, of: memory, to: page * pageSize)
            case .write(let page):
                if locks.write(to: page) == .allowed { write() } else { isHeldUp = true }
                if isHeldUp { trace.append("write fault: the program waits") }
            case .complete:
                locks.unlock(0..<pages)
                if isHeldUp { write() }
            }
        }
        if let place = (0..<sent.count).first(where: { sent[$0] != checked[$0] }) {
            trace.append("byte \(place) was checked as \(checked[place]) and sent as \(sent[place])")
        }
        return Outcome(isAsChecked: sent == checked, isWritten: isWritten, trace: trace)
    }
}
