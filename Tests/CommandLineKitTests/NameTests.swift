import Testing

@testable import CommandLineKit

@Suite struct NameTests {
    @Test(arguments: [
        ("haol", "halo"), ("hallo", "halo"), ("transposed", "transpose"), ("checkpint", "checkpoint"),
        ("mesages", "messages"), ("lat", "latency"), ("bandwith", "bandwidth"),
        ("lsit", "list"),
    ])
    func findsWhatWasMeant(word: String, name: String) {
        #expect(nearMiss(to: word, among: commandNames) == name)
    }

    @Test func findsNothingFarAway() {
        #expect(nearMiss(to: "ucx", among: ["mpi", "p2p"]) == nil)
        #expect(nearMiss(to: "", among: ["mpi", "p2p"]) == nil)
        #expect(nearMiss(to: "min", among: []) == nil)
        #expect(nearMiss(to: String(repeating: "halo", count: 1000), among: ["halo"]) == nil)
    }

    @Test func prefersTheOnlyBeginningToDistance() {
        #expect(nearMiss(to: "host", among: ["hosts", "host-staged"]) == "hosts")
        #expect(nearMiss(to: "iter", among: ["tier", "iterations"]) == "iterations")
    }

    /// The distance by its recursive definition.
    private func slowDistance(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
        guard let a = left.last, let b = right.last else { return max(left.count, right.count) }
        let (shorter, narrower) = (left.dropLast(), right.dropLast())
        var least = min(
            slowDistance(shorter, narrower) + (a == b ? 0 : 1), slowDistance(shorter, right) + 1,
            slowDistance(left, narrower) + 1)
        if let before = shorter.last, before == b, narrower.last == a {
            least = min(least, slowDistance(shorter.dropLast(), narrower.dropLast()) + 1)
        }
        return least
    }

    @Test func distanceIsThatOfItsDefinition() {
        var random = SplitMix(state: 4)
        for _ in 0..<150 {
            let words = (0..<2).map { _ in
                String(
                    (0..<Int.random(in: 0...5, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
            }
            #expect(editDistance(words[0], words[1]) == slowDistance(Array(words[0])[...], Array(words[1])[...]))
        }
    }

    @Test func showsEveryWordOnOneLine() {
        #expect(shown("") == "''")
        #expect(shown("a\nb\u{1B}[2J\u{202E}") == #"a\nb\u{1B}[2J\u{202E}"#)
        #expect(shown("größe") == "größe")
        #expect(shown(String(repeating: "x", count: 61)) == String(repeating: "x", count: 60) + "...")
    }

    @Test func listsAlternatives() {
        #expect(alternatives([]).isEmpty)
        #expect(alternatives(["a"]) == "a")
        #expect(alternatives(["a", "b"]) == "a or b")
        #expect(alternatives(["a", "b", "c"], conjunction: "and") == "a, b and c")
    }

    @Test(arguments: ["a", "lab-7", "Node_1.x", "0"])
    func takesNamesOfFolders(name: String) throws {
        #expect(try ValueKind<String>.folderName.parse(name) == name)
    }

    @Test(arguments: ["", ".", "..", ".git", "-n", "_a", "a/b", "a b", "ä", "a\n", String(repeating: "a", count: 65)])
    func refusesOtherNamesOfFolders(name: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<String>.folderName.parse(name) }
        #expect(refusal.problem == "\(shown(name)) cannot name a folder here")
    }

    @Test func wrapsBetweenWords() {
        #expect(wrap("a bc def ghij", to: 6) == ["a bc", "def", "ghij"])
        #expect(wrap("abcdefgh i", to: 4) == ["abcdefgh", "i"])
        #expect(wrap("", to: 4).isEmpty)
    }
}
