/// The words of a launch, made from those that asked for several.
public struct LaunchWords {
    /// What every launch has in common.
    private let words: [String]
    private let seed: UInt64?

    /// What a launch takes over from the process that starts it: all but where its results go, how often, by whom, and in
    /// which order.
    private static let own = ["launches", "launcher", "output", "seed"]

    /// - Parameters:
    ///   - words: those behind the name of the program.
    ///   - seed: the seed among them, if one was given.
    public init(_ words: [String], seed: UInt64?) {
        self.seed = seed
        var (kept, rest): ([String], ArraySlice<String>) = ([], words[...])
        while let word = rest.popFirst() {
            let name = word.prefix { $0 != "=" }
            if !Self.own.contains(where: { name == "--\($0)" }) {
                kept.append(word)
            } else if name.count == word.count {
                // `--name value`: each of them takes one.
                rest = rest.dropFirst()
            }
        }
        self.words = kept
    }

    /// The words of one launch. A seed counts on with the launches, so that each has an order of its own.
    ///
    /// - Parameters:
    ///   - number: which launch, from 1.
    ///   - folder: where its results go.
    public func ofLaunch(_ number: Int, folder: String) -> [String] {
        words + ["--output=\(folder)"] + (seed.map { ["--seed", "\($0 &+ UInt64(number))"] } ?? [])
    }
}
