/// How long a server works for one customer.
public enum ServiceTime: Hashable, Sendable {
    /// Always the same.
    case constant(Picoseconds)
    /// So many exponential stages, one after the other, which take this together in the mean: one stage is an exponential
    /// service, and k stages have a coefficient of variation of 1/sqrt(k).
    case stages(Int, mean: Picoseconds)

    /// A service, by chance.
    public func draw(_ times: inout RandomTimes) -> Picoseconds {
        switch self {
        case .constant(let time): return time
        case .stages(let count, let mean):
            let stage = Picoseconds(mean.count / Int64(count))
            var time = Picoseconds.zero
            for _ in 0..<count { time += times.exponential(mean: stage) }
            return time
        }
    }
}
