import Testing

@testable import CommandLineKit

/// What the tests' command lines know of transports.
let vocabulary = Vocabulary(
    transports: ["mpi", "host-staged", "p2p"],
    laws: [
        LawWords(
            number: 9, title: "nine",
            figures: [LawWords.Figure(name: "gap", summary: "a gap", kind: .bytes, isList: true)])
    ])

/// The commands, in the order of the help.
let commandNames = [
    "list", "doctor", "halo", "transpose", "stream", "checkpoint", "messages", "latency", "bandwidth", "map",
    "suite", "compare", "export", "verify", "fit", "laws",
]

/// The invocation of a line whose words have single spaces between, without the program's name.
func invocation(_ line: String) throws(UsageError) -> Invocation {
    try CommandLineParser(vocabulary: vocabulary).parse(line.split(separator: " ").map(String.init))
}

/// The help that a line asks for.
func help(_ line: String) throws -> String {
    guard case .help(let text) = try invocation(line) else { throw NotACommand() }
    return text
}

struct NotACommand: Error {}

/// The command of a line.
func command(_ line: String) throws -> Command {
    guard case .run(let command) = try invocation(line) else { throw NotACommand() }
    return command
}

func halo(_ line: String) throws -> HaloSettings {
    guard case .halo(let settings) = try command("halo " + line) else { throw NotACommand() }
    return settings
}

func stream(_ line: String) throws -> StreamSettings {
    guard case .stream(let settings) = try command("stream " + line) else { throw NotACommand() }
    return settings
}

/// The text of the error that `words` meet.
func complaint(about words: [String]) throws -> String {
    let error = try #require(throws: UsageError.self) { try CommandLineParser(vocabulary: vocabulary).parse(words) }
    return error.description
}

/// The text of the error that a line meets.
func complaint(about line: String) throws -> String {
    try complaint(about: line.split(separator: " ").map(String.init))
}

extension Refusal {
    var text: String { "\(problem); \(remedy)" }
}

/// Steele, Lea and Flood's SplitMix64.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
