import DeviceSimulation

extension LawFinding {
    /// What an exploration has shown, with the trace where it found a violation.
    ///
    /// - Parameters:
    ///   - subject: of what, and under which protection: `without the fence, a bucket`.
    ///   - safe: what is said of it where no order violates anything: `is never torn`.
    ///   - unsafe: what is said where one does: `is torn`.
    ///   - mustBeSafe: whether it is to be safe; otherwise a violation must be found.
    init<State>(
        _ explored: Exploration<State>, _ subject: String, safe: String, unsafe: String, mustBeSafe: Bool
    ) {
        let extent = explored.isComplete ? "all \(explored.states) states" : "\(explored.states) states looked at"
        self.init(
            mustBeSafe
                ? "\(subject) \(safe): \(extent)" : "\(subject) \(unsafe) (found after \(explored.states) states)",
            holds: mustBeSafe ? explored.isSafe && explored.ends > 0 : explored.violation != nil,
            trace: explored.violation?.trace ?? [])
    }
}
