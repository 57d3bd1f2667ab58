import Testing

@testable import CommandLineKit

/// `rdmark laws` with three laws.
@Suite struct LawsCommandTests {
    private static let laws = [
        LawWords(
            number: 5, title: "five",
            figures: [figure("segments", .number, isList: true), figure("setup", .nanoseconds)]),
        LawWords(number: 9, title: "nine", figures: [figure("gap", .bytes, isList: true)]),
        LawWords(number: 14, title: "fourteen", figures: [figure("load", .fraction, isList: true)]),
    ]

    private static func figure(
        _ name: String, _ kind: LawWords.Figure.Kind, isList: Bool = false
    ) -> LawWords.Figure {
        LawWords.Figure(name: name, summary: "what \(name) is", kind: kind, isList: isList)
    }

    private func parse(_ line: String) throws(UsageError) -> Invocation {
        let words = line.split(separator: " ").map(String.init)
        return try CommandLineParser(vocabulary: Vocabulary(transports: ["mpi"], laws: Self.laws)).parse(words)
    }

    private func run(_ line: String) throws -> LawsRun {
        guard case .run(.laws(.run(let run))) = try parse("laws run " + line) else { throw NotACommand() }
        return run
    }

    @Test func theListIsWhatThereIsToSayWithoutALaw() throws {
        #expect(try parse("laws") == .run(.laws(.list(printsJSON: false))))
        #expect(try parse("laws --json") == .run(.laws(.list(printsJSON: true))))
    }

    @Test(arguments: [
        ("L9", [9]), ("9", [9]), ("l14", [14]), ("L14 L5", [5, 14]), ("5,9,5", [5, 9]), ("L5..L9", [5, 9]),
        ("all", [5, 9, 14]),
    ])
    func lawsAreNamed(words: String, numbers: [Int]) throws { #expect(try run(words).numbers == numbers) }

    @Test func theInterfaceLines() throws {
        let one = try run("L9 --gap 64..8K")
        #expect(one.figures == ["gap": (6...13).map { Double(1 << $0) }])
        #expect(!one.isSimulationOnly && one.folder == nil)
        let all = try run("all --simulate-only --seed 7 --output DIR")
        #expect(all.isSimulationOnly && all.seed == 7 && all.folder == "DIR" && all.figures.isEmpty)
    }

    @Test func aLawIsMeasuredOverWhatIsNamed() throws {
        #expect(try run("L5").over == .host)
        let first = try run("L5 --over verbs")
        #expect(first.over == .verbs && first.device == nil)
        #expect(try run("all --over verbs --device rxe0").device == "rxe0")
        #expect(try run("all --over verbs --device auto").device == nil)
    }

    @Test(
        arguments: [
            ("L5 --segments 1..5,16", "segments", [1, 2, 4, 5, 16]), ("L5 --setup 1.5us", "setup", [1500]),
            ("L5 --setup 20", "setup", [20]), ("L14 --load 30%,0.5", "load", [0.3, 0.5]),
            ("L9 --gap 0,1K", "gap", [0, 1024]),
        ] as [(String, String, [Double])])
    func figuresAreReadInTheirUnits(words: String, name: String, values: [Double]) throws {
        #expect(try run(words).figures == [name: values])
    }

    @Test(arguments: [
        ("laws L9", "laws: there is no word L9; write rdmark laws for the list, or rdmark laws run L1"),
        ("laws run", "laws run: the law is missing; name laws, such as L9, L5..L9 or all; rdmark laws lists them"),
        ("laws run L7", "laws run: there is no law L7; name laws, such as L9, L5..L9 or all; rdmark laws lists them"),
        ("laws run L9..L5", "laws run: L9..L5 runs downwards; write the smaller first"),
        ("laws run L5 --gap 3", "laws run L5: there is no option --gap; it is a figure of L9"),
        ("laws run L9 --gap 8..", "laws run L9 --gap 8..: 8.. lacks an end; write a range as A..B, such as 4..64"),
        ("laws run L9 --gap 0..8", "laws run L9 --gap 0..8: 0..8 doubles from 0; begin above 0, and give 0 by itself"),
        ("laws run L9 --gap 8,8", "laws run L9 --gap 8,8: 8.0 is named twice; name it once"),
        (
            "laws run L5 --setup 3m",
            "laws run L5 --setup 3m: 3m is not a time; give nanoseconds, or a time such as 500ns or 1.5us"
        ),
        (
            "laws run L14 --load x",
            "laws run L14 --load x: x is not a part of one; give a decimal fraction or a percentage: 0.3 or 30%"
        ),
        (
            "laws run L5 --segments 1e3",
            "laws run L5 --segments 1e3: 1e3 is not a number; give a number such as 12 or 12.5"
        ),
        ("laws run L5 --over card", "laws run L5 --over card: there is no medium card; give host or verbs"),
        (
            "laws run L5 --device rxe0",
            "laws run L5: --device rxe0 is for RDMA devices; give --over verbs with it, or leave it out"
        ),
        (
            "laws run L5 --over verbs --simulate-only",
            "laws run L5: --over verbs measures, and --simulate-only does not; leave one of them out"
        ),
        (
            "laws run L5 --over verbs --device a/b",
            "laws run L5 --device a/b: a/b cannot be the name of a device; give a name such as mlx5_0 or rxe0, or auto"
        ),
        ("laws run L5 --seed 1 L9", "laws run L5 L9: a word stands behind the options; name laws before them"),
    ])
    func whatIsWrongIsSaid(line: String, message: String) {
        let error = #expect(throws: UsageError.self) { try parse(line) }
        #expect(error?.description == message)
    }

    @Test func theHelpOfALawHasItsFigures() throws {
        guard case .help(let text) = try parse("laws run L9 --help") else { throw NotACommand() }
        #expect(text.contains("Figures of L9, nine:"))
        #expect(text.contains("--gap VALUES"))
        #expect(!text.contains("--setup"))
        guard case .help(let after) = try parse("laws run L9 --seed 5 --help") else { throw NotACommand() }
        #expect(after == text, "the value of an option names no law")
    }
}
