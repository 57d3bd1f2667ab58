/// L2: a block moved by the processor and then processed, beside one that an engine moves while the processor works.
///
/// Source: S3, reconstructed: the text gives the shape of both times and no constants. Words move one bus cycle at a time,
/// and a processor without a cache uses the bus in every cycle in which it processes.
public struct OverlappedTransfer: Hashable, Sendable {
    /// C_setup: cycles that programming the engine takes.
    public var setup: Double
    /// C_int: cycles that the interrupt at the end takes.
    public var interrupt: Double
    /// c_pio: cycles in which the processor moves a word itself.
    public var programmed: Double
    /// c_proc: cycles in which the processor processes a word.
    public var processing: Double
    /// c_dma: cycles between two words of the engine, of which one is on the bus; at least 1.
    public var pace: Double

    /// See the properties.
    public init(setup: Double, interrupt: Double, programmed: Double, processing: Double, pace: Double) {
        self.setup = setup
        self.interrupt = interrupt
        self.programmed = programmed
        self.processing = processing
        self.pace = pace
    }

    /// T_PIO = n (c_pio + c_proc), in cycles.
    public func programmedCycles(for words: Double) -> Double { words * (programmed + processing) }

    /// T_DMA = C_setup + C_int + max(n c_dma, n c_proc + n), in cycles: the engine steals one cycle a word.
    ///
    /// Our extension: S3's penalty holds for as long as the engine transfers, and not for what is processed after it.
    public func engineCycles(for words: Double) -> Double {
        setup + interrupt + max(words * pace, words * processing + words)
    }

    /// sigma = f/(1 - f) with f = 1/c_dma: by how much processing slows down beside the engine (L3). Nothing where the
    /// engine takes every cycle.
    public var penalty: Double? { pace > 1 ? 1 / (pace - 1) : nil }

    /// C_setup + C_int + max(n c_dma, n c_proc (1 + sigma)), in cycles: S3 as reconstructed, where the penalty counts for
    /// the whole block. Nothing where there is no penalty.
    public func engineCyclesPenalizedThroughout(for words: Double) -> Double? {
        penalty.map { setup + interrupt + max(words * pace, words * processing * (1 + $0)) }
    }

    /// T_PIO/T_DMA; above 1 where the engine wins.
    public func speedUp(for words: Double) -> Double { programmedCycles(for: words) / engineCycles(for: words) }
}
