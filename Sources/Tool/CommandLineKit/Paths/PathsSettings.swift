/// Settings of `rdmark paths`.
public struct PathsSettings: Hashable, Sendable {
    /// The workload as it is to be run, once for each point of the range; each has the same transports and methods.
    public var runs: [Command]

    /// Every option of the workload with its value; where the points differ, all of them in order.
    var values: [String: String] {
        var values = runs.first?.optionsAfterDefaults ?? [:]
        for name in values.keys {
            var texts: [String] = []
            for run in runs {
                if let text = run.optionsAfterDefaults[name], !texts.contains(text) { texts.append(text) }
            }
            values[name] = texts.joined(separator: ",")
        }
        if let workload = runs.first?.name { values["workload"] = workload }
        return values
    }
}

extension Command {
    /// What every workload has, if it is one.
    public var run: RunSettings? {
        switch self {
        case .halo(let settings): settings.run
        case .transpose(let settings): settings.run
        case .stream(let settings): settings.run
        case .checkpoint(let settings): settings.run
        case .messages(let settings): settings.run
        case .latency(let settings), .bandwidth(let settings): settings.run
        case .paths(let settings): settings.runs.first?.run
        case .map(let settings): settings.run
        case .list, .doctor, .compare, .export, .suite, .verify, .fit, .laws: nil
        }
    }
}
