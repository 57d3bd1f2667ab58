/// Settings of `rdmark list`.
public struct ListSettings: Hashable, Sendable {
    /// Whether the list is printed as JSON.
    public var printsJSON = false
}

extension Subcommand<ListSettings> {
    static var list: Subcommand {
        Subcommand(
            name: "list", summary: "show RDMA devices, GPUs and transports, and what each can do",
            needsRanks: false,
            groups: [
                OptionGroup(
                    title: "Output", scope: .invocation,
                    options: [Option(flag: "json", \.printsJSON, "print the list as JSON")])
            ],
            examples: ["rdmark list"],
            defaults: ListSettings(), command: Command.list)
    }
}
