/// Settings of `rdmark doctor`.
public struct DoctorSettings: Hashable, Sendable {
    /// Whether the findings are printed as JSON.
    public var printsJSON = false
}

extension Subcommand<DoctorSettings> {
    static var doctor: Subcommand {
        Subcommand(
            name: "doctor", summary: "say what here would spoil a measurement, with the remedy",
            needsRanks: false,
            groups: [
                OptionGroup(
                    title: "Output", scope: .invocation,
                    options: [Option(flag: "json", \.printsJSON, "print the findings as JSON")])
            ],
            examples: ["rdmark doctor", "mpirun -n 2 rdmark doctor"],
            defaults: DoctorSettings(), command: Command.doctor)
    }
}
