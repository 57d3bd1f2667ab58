public import Statistics
import TransferCore

/// Two paths at one size, side by side.
public struct PathRatio: Sendable {
    /// Bytes; see `CellIdentity.sizeBytes`.
    public let sizeBytes: Int
    /// The path that is named first.
    public let baseline: PathMeasurement
    /// The path that is compared with it.
    public let candidate: PathMeasurement
    /// The candidate's median over the baseline's; absent where one of them has no figures.
    public let ratio: MedianRatio?
    /// Why there is no ratio, where there is none.
    public let reason: String?

    init(
        baseline: PathMeasurement, candidate: PathMeasurement, using generator: inout some RandomNumberGenerator
    ) {
        sizeBytes = baseline.result.identity.sizeBytes
        self.baseline = baseline
        self.candidate = candidate
        reason =
            baseline.reason ?? candidate.reason
            ?? MedianRatio.omission(baseline: [baseline.nanoseconds], candidate: [candidate.nanoseconds])
        ratio =
            reason == nil
            ? MedianRatio(
                baseline: [baseline.nanoseconds], candidate: [candidate.nanoseconds], using: &generator) : nil
    }

    /// Iterations after which the cheaper iterations of a path whose region is registered have paid for registering it:
    /// N* = (R_candidate - R_baseline) / (T_baseline - T_candidate), with R the cold registration and T the median of an
    /// iteration. 0 where it costs nothing more; absent where nothing is known of the registration or the candidate is not
    /// shown to be faster.
    public var reusesToPay: Double? {
        guard let ratio, ratio.verdict == .faster, let registration = candidate.registrationNanoseconds,
            let slow = baseline.result.summary?.median, let fast = candidate.result.summary?.median
        else { return nil }
        return max(0, registration - (baseline.registrationNanoseconds ?? 0)) / (slow - fast)
    }
}

extension PathMeasurement {
    /// What registering its region cost the first time; nothing where its transport does not say.
    var registrationNanoseconds: Double? {
        result.particulars.lazy.compactMap {
            if case ("registration_cold_ns", .number(let cost)) = ($0.name, $0.value) { Double(cost) } else { nil }
        }.first
    }
}
