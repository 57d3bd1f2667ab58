import Results

extension Launch {
    /// How ranks came to run here, for the rules of a diagnosis.
    var measuringLaunch: MeasuringSite.Launch { place == nil ? .alone : .ranks(onThisHost: ranksOnThisHost) }

    /// How many ranks run on this host, where the launcher says: Open MPI's variable, that of MPICH's and Intel MPI's Hydra,
    /// and Slurm's list of hosts, `2(x3),1`, in which rank 0's comes first.
    private var ranksOnThisHost: Int? {
        for name in ["OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS"] {
            if let ranks = environment[name].flatMap(Int.init) { return ranks }
        }
        guard isSpeaker else { return nil }
        return (environment["SLURM_STEP_TASKS_PER_NODE"] ?? environment["SLURM_TASKS_PER_NODE"])
            .flatMap { Int($0.prefix(while: \.isNumber)) }
    }
}
