/// A DMA engine that fetches descriptors, processes them one after the other, and moves the bytes of each before it
/// takes up the next.
///
/// With no time for fetching it is just as well a processor that copies piece by piece.
public struct DescriptorEngine: Hashable, Sendable {
    /// How long each of its steps takes.
    public struct Timing: Hashable, Sendable {
        /// Before the first fetch of a run.
        public var setup: Picoseconds
        /// Fetching a descriptor; fetches run beside everything else.
        public var fetch: Picoseconds
        /// Processing a descriptor.
        public var processing: Picoseconds
        /// Waiting for what was moved to be visible, between two descriptors.
        public var fence: Picoseconds
        /// Moving bytes.
        public var rate: DataRate
        /// Whether the first descriptor of a run is processed during the set-up.
        public var firstIsFree: Bool

        /// See the properties.
        public init(
            setup: Picoseconds = .zero, fetch: Picoseconds = .zero, processing: Picoseconds = .zero,
            fence: Picoseconds = .zero, rate: DataRate, firstIsFree: Bool = false
        ) {
            self.setup = setup
            self.fetch = fetch
            self.processing = processing
            self.fence = fence
            self.rate = rate
            self.firstIsFree = firstIsFree
        }
    }

    /// What a run has shown.
    public struct Run: Hashable, Sendable {
        /// When its last byte had been moved.
        public var end: Picoseconds
        /// How many descriptors it executed.
        public var descriptors = 0
        /// How many bytes it moved.
        public var bytes = 0
        /// How long it had nothing to do but to wait for a descriptor, after the set-up.
        public var waited = Picoseconds.zero
    }

    /// How long its steps take.
    public var timing: Timing
    /// When it fetches.
    public var fetch: DescriptorFetch

    /// See the properties.
    public init(timing: Timing, fetch: DescriptorFetch = .listAfterProcessing) {
        (self.timing, self.fetch) = (timing, fetch)
    }

    /// Executes descriptors, in order. Its memory does not grow with their number.
    ///
    /// - Parameters:
    ///   - descriptors: what to do.
    ///   - start: when the run begins.
    ///   - move: called for each descriptor at the end of its time, to move its bytes.
    public func run<Descriptors: Sequence>(
        _ descriptors: Descriptors, from start: Picoseconds = .zero,
        moving move: (Descriptors.Element) -> Void = { _ in }
    ) -> Run where Descriptors.Element: EngineDescriptor {
        var walk = DescriptorWalk(self, descriptors.makeIterator(), from: start)
        while let moved = walk.next() { move(moved) }
        return walk.run
    }
}
