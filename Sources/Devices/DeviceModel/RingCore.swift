import HostSystem

/// A ring as the engine sees it. Lies in raw memory, so that walking it touches no reference count.
struct RingCore: BitwiseCopyable {
    let slots: UnsafeMutablePointer<Descriptor>
    let mask: UInt64
    /// How many descriptors have been submitted; the producer's.
    let submitted: SharedFlag
    /// How many have been executed; the engine's.
    let completed: SharedFlag
    /// How many counted ones have been executed; the engine's.
    let completions: SharedFlag
    /// Not 0 once `fault` says why the ring has stopped; the engine's.
    let stopped: SharedFlag

    /// The next descriptor to execute.
    var head: UInt64 = 0
    var translations = TranslationCache()
    var fault: AccessFault?

    /// Whether there are descriptors left that the engine may look at.
    @inline(__always)
    var hasSubmissions: Bool { head != submitted.load() && stopped.loadRelaxed() == 0 }

    /// The descriptor to execute next.
    @inline(__always)
    var next: UnsafeMutablePointer<Descriptor> { slots + Int(head & mask) }

    /// Counts the next descriptor as executed.
    @inline(__always)
    mutating func retire(isCounted: Bool) {
        if isCounted { completions.store(completions.loadRelaxed() + 1) }
        head += 1
        completed.store(head)
    }

    /// Stops for good.
    mutating func stop(because fault: AccessFault) {
        self.fault = fault
        stopped.store(1)
    }
}
