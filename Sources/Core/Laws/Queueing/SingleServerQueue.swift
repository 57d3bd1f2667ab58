internal import Glibc

/// L14: how long a transfer stays with a server that others use at random times, and how much that varies.
///
/// Source: S0, "Living in a Stochastic World": sigma^2 = 1/(mu - lambda)^2. The means of other services are
/// Pollaczek and Khinchine's.
public struct SingleServerQueue: Hashable, Sendable {
    /// 1/lambda: the mean time between arrivals, which are Poisson; above 0.
    public var meanGap: Nanoseconds
    /// 1/mu: the mean time of a service; above 0.
    public var meanService: Nanoseconds

    /// See the properties.
    public init(meanGap: Nanoseconds, meanService: Nanoseconds) {
        (self.meanGap, self.meanService) = (meanGap, meanService)
    }

    /// rho = lambda/mu: how much of the time the server is busy, where that is below 1.
    public var utilization: Double { meanService / meanGap }

    /// 1/(mu - lambda): the mean time from arrival to departure, and its standard deviation as well, where services are
    /// exponential (M/M/1). Nothing where the server does not keep up.
    public var meanSojourn: Nanoseconds? {
        utilization < 1 ? (1 / (1 - utilization)) * meanService : nil
    }

    /// 1/(mu - lambda): the standard deviation of that time. Its variance is the square, its coefficient of variation 1.
    public var sojournDeviation: Nanoseconds? { meanSojourn }

    /// T_p = -ln(1 - p)/(mu - lambda): the time within which a part p of all depart, 0 <= p < 1. Nothing where the server
    /// does not keep up.
    public func sojournQuantile(_ probability: Double) -> Nanoseconds? {
        meanSojourn.map { -log1p(-probability) * $0 }
    }

    /// e^(-t (mu - lambda)): the part that takes longer than `deadline`. Nothing where the server does not keep up.
    public func latePart(after deadline: Nanoseconds) -> Double? { meanSojourn.map { exp(-(deadline / $0)) } }

    /// rho (1 + cs^2)/(2 mu (1 - rho)): the mean time before a service begins, for services of any distribution with the
    /// coefficient of variation `cs`: 1 for exponential ones, 0 for constant ones (M/D/1). Nothing where the server does not
    /// keep up.
    public func meanWait(serviceVariation cs: Double) -> Nanoseconds? {
        let busy = utilization
        return busy < 1 ? (busy * (1 + cs * cs) / (2 * (1 - busy))) * meanService : nil
    }

    /// (1 - rho) rho^K/(1 - rho^(K+1)): the part of arrivals that is lost where only K fit in, the one in service among them
    /// (M/M/1/K); 1/(K + 1) for rho = 1. Exists for every rho.
    public func lossFraction(capacity: Int) -> Double {
        let busy = utilization
        guard busy != 1 else { return 1 / Double(capacity + 1) }
        let full = pow(busy, Double(capacity))
        // For rho above 1 both powers may overflow, and their ratio does not.
        return full.isFinite && (busy * full).isFinite ? (1 - busy) * full / (1 - busy * full) : 1 - 1 / busy
    }
}
