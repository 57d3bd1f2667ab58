internal import CHostSystem

/// Something that announces by a descriptor that there is something to poll for, so that a wait can sleep until then.
public final class EventSource {
    private let descriptor: Int32
    private let arm: () -> Void
    private let drain: () -> Void

    /// A source of events.
    ///
    /// - Parameters:
    ///   - descriptor: becomes readable with an event; it lives as long as the closures.
    ///   - arm: asks for the next event; what came before it is not announced.
    ///   - drain: takes the events that were announced.
    public init(descriptor: Int32, arm: @escaping () -> Void, drain: @escaping () -> Void) {
        self.descriptor = descriptor
        self.arm = arm
        self.drain = drain
    }

    /// Asks for the next event. Poll once more before sleeping.
    func prepare() { arm() }

    /// Sleeps until an event comes, for at most so long. The C function is `ppoll`.
    func sleep(nanoseconds: Int) {
        if chost_wait_readable(descriptor, Int64(nanoseconds)) != 0 { drain() }
    }
}
