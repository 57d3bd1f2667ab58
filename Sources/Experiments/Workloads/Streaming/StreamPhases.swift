/// What the parts of a pipeline take by themselves, in nanoseconds a chunk.
struct StreamPhases {
    var produce = 0
    var transfer = 0
    var consume = 0

    /// The least time a chunk: the slowest part, or all parts together shared by the cores there are.
    ///
    /// The first is the law of a pipeline in steady state, 1 / max(t_c, t_d) (L17); the second holds because a core
    /// does one thing at a time.
    func boundNanoseconds(pairs: Int, cores: Int) -> Double {
        let slowest = Double(max(produce, transfer, consume))
        let shared = Double(pairs * (produce + transfer + consume)) / Double(cores)
        return max(slowest, shared, 1)
    }
}
