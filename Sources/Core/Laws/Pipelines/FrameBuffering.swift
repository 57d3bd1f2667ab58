/// L19: how many pinned buffers a stream of frames needs so that none is lost.
///
/// Source: S3 in words ("other buffers are queued up"; pinned memory is expensive); the inequalities are ours.
public struct FrameBuffering: Hashable, Sendable {
    /// S: bytes of a frame.
    public var frameBytes: Double
    /// Tf: time between two frames, all of which it takes to fill one; above 0.
    public var period: Nanoseconds
    /// c: time in which the consumer processes a frame; at most a period, or every ring overflows in the end.
    public var processing: Nanoseconds

    /// See the properties.
    public init(frameBytes: Double, period: Nanoseconds, processing: Nanoseconds) {
        (self.frameBytes, self.period, self.processing) = (frameBytes, period, processing)
    }

    /// (n - 1) Tf - c: the longest stall of the consumer, in addition to its processing, with which a ring of n frames loses
    /// none. Nothing where it loses some without a stall.
    public func longestStall(frames: Int) -> Nanoseconds? {
        let longest = Double(frames - 1) * period - processing
        return processing <= period && longest >= .zero ? longest : nil
    }

    /// Frames lost to a stall: what it exceeds the longest one by, in periods, rounded up. Nothing where a ring of n frames
    /// loses some without a stall.
    public func lost(frames: Int, stall: Nanoseconds) -> Int? {
        longestStall(frames: frames).map { max(0, wholePeriods(in: stall - $0)) }
    }

    /// The fewest frames that lose none to a stall: (stall + c)/Tf, rounded up, and one that is being filled. Nothing where
    /// the consumer does not keep up.
    public func framesNeeded(stall: Nanoseconds) -> Int? {
        processing <= period ? wholePeriods(in: stall + processing) + 1 : nil
    }

    /// B T_residence = S/Tf (Tf + c): the pinned bytes in use in the mean, by Little's law; a ring must have at least these.
    /// Nothing where the consumer does not keep up.
    public var bytesInUse: Double? {
        processing <= period ? frameBytes * ((period + processing) / period) : nil
    }

    /// A time in periods, rounded up, but not for the last digits of a Double.
    private func wholePeriods(in time: Nanoseconds) -> Int { Int((time / period - 1e-12).rounded(.up)) }
}
