extension LawsRun {
    /// Refuses what contradicts itself.
    func check() throws(Refusal) {
        if let device, over != .verbs {
            throw Refusal("--device \(device) is for RDMA devices", "give --over verbs with it, or leave it out")
        }
        if over == .verbs, isSimulationOnly {
            throw Refusal("--over verbs measures, and --simulate-only does not", "leave one of them out")
        }
    }
}
