/// L3: what an engine takes of the bus, and what that costs the processor.
///
/// Source: S3, reconstructed (its symbols are lost); the three modes from S4.
public struct BusSharing: Hashable, Sendable {
    /// How an engine takes its beats.
    public enum Mode: Hashable, Sendable, CaseIterable {
        /// All at once: the processor waits for the end of the burst.
        case burst
        /// One at a time, and the next one after the processor had its turn.
        case cycleStealing
        /// Only those that the processor leaves idle.
        case transparent
    }

    /// tau: beats that the engine wants in every period; below the period.
    public var taken: Double
    /// T: beats of a period; above 0.
    public var period: Double
    /// How long a beat takes.
    public var beat: Nanoseconds

    /// See the properties.
    public init(taken: Double, period: Double, beat: Nanoseconds) {
        (self.taken, self.period, self.beat) = (taken, period, beat)
    }

    /// f = tau/T: the fraction of the bus that the engine wants, and of the time in which a burst stalls the processor.
    public var fraction: Double { taken / period }

    /// What a processor that wants every beat gets of the bus: 1 - f by bursts. An engine that steals single cycles gets
    /// half of the bus at most, and a transparent one nothing (our extension).
    public func processorShare(_ mode: Mode) -> Double {
        switch mode {
        case .burst: 1 - fraction
        case .cycleStealing: max(1 - fraction, 0.5)
        case .transparent: 1
        }
    }

    /// What a transparent engine gets beside a processor that leaves a fraction `idle` of the beats: min(f, idle).
    public func transparentShare(ofIdle idle: Double) -> Double { min(fraction, idle) }

    /// How long a single access of the processor waits at worst: tau, one beat, or not at all.
    public func worstWait(_ mode: Mode) -> Nanoseconds {
        switch mode {
        case .burst: taken * beat
        case .cycleStealing: min(1, taken) * beat
        case .transparent: .zero
        }
    }

    /// CPI_eff = CPI0 + m f/(1 - f) for m accesses an instruction of one beat each; nothing where f is 1 or more.
    ///
    /// Our extension: exact where the engine takes each beat with probability f, whatever it did before (the wait of an access
    /// is then geometric), and where the processor wants every beat.
    public func cyclesPerInstruction(alone: Double, accesses: Double) -> Double? {
        fraction < 1 ? alone + accesses * fraction / (1 - fraction) : nil
    }
}
