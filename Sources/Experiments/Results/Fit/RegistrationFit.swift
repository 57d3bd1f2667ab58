import Statistics

/// What registering memory costs: T = a + n t for a region of n pages.
struct RegistrationFit: Sendable {
    /// A registration, whatever its size, in nanoseconds: a.
    let region: Estimated
    /// A page, in nanoseconds: t.
    let page: Estimated

    /// What lies nearest to what `cells` say; nothing where they register regions of fewer than three sizes, or where the
    /// registrations lie farther from it than a fit may.
    init?(_ cells: [StoredCell]) {
        let known = cells.compactMap(\.registration)
        guard Set(known.map(\.pages)).count >= 3,
            let fit = NonNegativeFit(known.map { FitRow([1, Double($0.pages)], y: $0.nanoseconds) }),
            fit.medianError <= MachineFit.largestResidual
        else { return nil }
        (region, page) = (fit.coefficients[0], fit.coefficients[1])
    }
}
