/// The options for which a cluster may have defaults: those that are about its machines and not about what is asked.
enum ClusterDefaults {
    private struct Settings {
        var deadline = Bounds().deadline
        var tuning = Tuning()
        var verbs = VerbsSettings()
    }

    private static var options: [Option<Settings>] {
        [deadlineOption(\Settings.deadline)] + Tuning.options.lifted(to: \Settings.tuning).options
            + VerbsSettings.options.lifted(to: \Settings.verbs).options
    }

    /// Their names.
    static var names: [String] { options.map(\.signature.name) }

    /// The option that a key names, and the value that it has there, checked.
    ///
    /// - Returns: nothing for a flag that is false.
    static func assignment(of member: JSONMember, at place: String) throws(UsageError) -> Assignment? {
        do throws(Refusal) {
            guard let option = options.first(where: { $0.signature.name == member.key }) else {
                throw .unknown(
                    "default", member.key, among: names,
                    otherwise: "a cluster may have defaults for \(alternatives(names, conjunction: "and"))")
            }
            guard let assignment = try SuiteOption(member, option.signature).assignment(at: place) else { return nil }
            var settings = Settings()
            do throws(Refusal) { try option.assign(&settings, assignment.text) } catch {
                throw Refusal("\(member.key) \(shown(assignment.text)): \(error.problem)", error.remedy)
            }
            return assignment
        } catch {
            throw UsageError(at: place, error)
        }
    }

    /// Refuses defaults that contradict each other.
    static func check(_ assignments: [Assignment]) throws(Refusal) {
        var settings = Settings()
        for assignment in assignments {
            for option in options where option.signature.name == assignment.name {
                try option.assign(&settings, assignment.text)
            }
        }
        try settings.verbs.check()
    }
}
