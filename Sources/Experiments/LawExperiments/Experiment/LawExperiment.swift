/// A law that can be run: its closed form beside a simulation that knows nothing of the closed form.
public protocol LawExperiment: Sendable {
    /// What there is to say of it.
    var sheet: LawSheet { get }
    /// The figures that it takes, in the order of the help.
    var parameters: [LawParameter] { get }

    /// Runs closed form and simulation over the sweep.
    ///
    /// - Parameters:
    ///   - values: a value for each of `parameters`.
    ///   - seed: decides whatever is random; laws without chance do not look at it.
    /// - Throws: where figures that are in range each make no sense together.
    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult
}
