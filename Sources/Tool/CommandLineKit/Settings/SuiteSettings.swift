/// Settings of `rdmark suite`.
public struct SuiteSettings: Hashable, Sendable {
    /// The file of the suite; see `SuiteFile`.
    public var file = ""
    /// Whether the cells are only listed.
    public var dryRun = false
    /// How often all runs of the suite are launched.
    public var launches = Launches()
    /// Where results go; it holds for every run of the suite.
    public var output = Output()
}

extension Subcommand<SuiteSettings> {
    static var suite: Subcommand {
        Subcommand(
            name: "suite", summary: "run the list of workloads in a JSON file",
            operands: [
                Operand(placeholder: "FILE", summary: "the suite, checked whole before anything runs", property: \.file)
            ],
            groups: [
                OptionGroup(
                    title: "Suite",
                    options: [Option(flag: "dry-run", \.dryRun, "check the file and list its cells; measure nothing")]),
                Launches.options.lifted(to: \.launches),
                Output.options.lifted(to: \.output),
            ],
            examples: [
                "mpirun -n 2 rdmark suite bench/suites/demo.json",
                "rdmark suite bench/suites/demo.json --launches 5 --launcher \"mpirun -n 2\"",
            ],
            defaults: SuiteSettings(),
            settle: { (settings: inout SuiteSettings, _) throws(Refusal) in try settings.launches.check() },
            command: Command.suite)
    }
}
