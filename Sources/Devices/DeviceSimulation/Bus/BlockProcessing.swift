/// A processor that gets a block of words from a device and processes one: moving every word itself, or with an engine
/// that moves the block while it processes the one before. All in cycles, a cycle being a beat of the bus.
public struct BlockProcessing: Sendable {
    private enum Step { case programmed, moved, processed }

    /// What processing a word takes.
    public let work: BusProcessor.Work

    /// See the property.
    public init(work: BusProcessor.Work) { self.work = work }

    /// Cycles in which the processor reads every word from the device, each in so many cycles, and then processes every one.
    public func programmed(words: Int, cyclesPerWord: Int) -> Int {
        // A cycle stands for a picosecond.
        var queue = EventQueue<Step>()
        var (unmoved, unprocessed) = (words, words)
        queue.plan(.moved, after: .zero)
        while let step = queue.next() {
            switch step {
            case .programmed:
                unmoved -= 1
                queue.plan(.moved, after: .zero)
            case .moved:
                if unmoved > 0 {
                    queue.plan(.programmed, after: Picoseconds(Int64(cyclesPerWord)))
                } else {
                    queue.plan(.processed, after: Picoseconds(Int64(work.accesses + work.cycles)))
                }
            case .processed:
                unprocessed -= 1
                if unprocessed > 0 { queue.plan(.processed, after: Picoseconds(Int64(work.accesses + work.cycles))) }
            }
        }
        return Int(queue.now.count)
    }

    /// Cycles until an engine has moved one block and the processor has processed another, with the programming of the
    /// engine before and the interrupt after it. A word is ready at the device so many cycles after the one before, the last
    /// of which it spends on the bus unless it has to wait for it.
    public func overlapped(words: Int, pace: Int, setup: Int, interrupt: Int) -> Int {
        var bus = SharedMemoryBus(.engineFirst, work: work)
        var handed = 0
        while bus.processor.done < words || bus.engine.moved < words {
            if handed < words, (bus.beats + 1).isMultiple(of: pace) {
                bus.engine.hand(1)
                handed += 1
            }
            bus.pass(processorIsBusy: bus.processor.done < words)
        }
        return setup + bus.beats + interrupt
    }
}
