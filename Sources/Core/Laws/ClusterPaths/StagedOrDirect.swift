/// L37: through host memory on both sides, or from card to device and back.
///
/// Source: S3: "four separate data copies" against "GPU NIC Network NIC GPU"; the times are reconstructed, the chunk and the
/// reverse crossing are our extension.
public struct StagedOrDirect: Hashable, Sendable {
    /// Where the direct way is the faster.
    public enum Verdict: Hashable, Sendable {
        /// For every size.
        case always
        /// For none.
        case never
        /// Below so many bytes: set-up is what it spares, bandwidth what it lacks.
        case below(Double)
        /// Above so many bytes.
        case above(Double)
    }

    /// Device to host, the network with the cards' own copies, host to device.
    public var staged: StagePipeline
    /// a_g and min(B_net, B_p2p_read, B_p2p_write).
    public var direct: LinearStage

    /// See the properties.
    public init(staged: StagePipeline, direct: LinearStage) { (self.staged, self.direct) = (staged, direct) }

    /// The way through host memory as a_staged + S/B_staged: the whole message in each stage, or in chunks.
    ///
    /// In chunks it holds for whole ones, at least one.
    public func stagedLine(chunk: Double? = nil) -> LinearStage {
        guard let chunk else {
            let perByte = staged.stages.reduce(0) { $0 + 1 / $1.bandwidth.bytesPerNanosecond }
            return LinearStage(setup: staged.fill(0), bandwidth: Bandwidth(bytesPerNanosecond: 1 / perByte))
        }
        let period = staged.period(chunk)
        return LinearStage(
            setup: staged.fill(chunk) - period, bandwidth: Bandwidth(bytesPerNanosecond: chunk / period.value))
    }

    /// S× = (a_staged - a_g) / (1/B_p2p - 1/B_staged), and on which side of it the direct way is the faster.
    public func verdict(chunk: Double? = nil) -> Verdict {
        let line = stagedLine(chunk: chunk)
        let spared = (line.setup - direct.setup).value
        let lost = 1 / direct.bandwidth.bytesPerNanosecond - 1 / line.bandwidth.bytesPerNanosecond
        if spared >= 0, lost <= 0 { return spared > 0 || lost < 0 ? .always : .never }
        if spared <= 0, lost >= 0 { return .never }
        return lost > 0 ? .below(spared / lost) : .above(spared / lost)
    }

    /// Whether the direct way is faster for `bytes`, staged in chunks or as a whole.
    public func prefersDirect(for bytes: Double, chunk: Double? = nil) -> Bool {
        switch verdict(chunk: chunk) {
        case .always: true
        case .never: false
        case .below(let crossing): bytes < crossing
        case .above(let crossing): bytes > crossing
        }
    }
}
