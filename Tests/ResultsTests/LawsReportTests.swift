import LawExperiments
import Testing

@testable import Results

/// What is written and printed of laws.
@Suite struct LawsReportTests {
    private let sheet = LawSheet(
        number: 9, title: "a title", claim: "a claim", formula: "x = y", source: "S0", advice: "do so",
        kind: .deterministic, measurement: .elsewhere("no card"))

    private func outcome(simulated: Double = 2, holds: Bool = true) -> LawOutcome {
        let curve = LawCurve(
            "ring", x: .init("gap", .bytes, isLogarithmic: true), y: .init("time", .nanoseconds),
            tolerance: .init(absolute: 0.5),
            points: [
                LawPoint(x: 64, predicted: 2, simulated: simulated),
                LawPoint(x: 128, predicted: 3, simulated: .init(3.25, interval: 3...3.5), measured: .init(3.1)),
                LawPoint(x: 256, predicted: nil, simulated: nil),
            ])
        return LawOutcome(
            sheet, LawResult(curves: [curve], findings: [LawFinding("it is so", holds: holds, trace: ["a", "b"])]))
    }

    @Test func filesHoldEveryPointAndFinding() throws {
        let scratch = try TemporaryFolder()
        let folder = try LawsFolder(at: scratch.path + "/laws")
        try folder.append(outcome())
        let points = try scratch.records("laws/L09.csv")
        #expect(points.map { $0["x"] } == ["64", "128", "256"])
        #expect(points.map { $0["predicted"] } == ["2", "3", ""])
        #expect(points.map { $0["simulated"] } == ["2", "3.25", ""])
        #expect(points.map { $0["simulated_high"] } == ["", "3.5", ""])
        #expect(points.map { $0["measured"] } == ["", "3.1", ""])
        #expect(points.map { $0["agrees"] } == ["true", "true", "true"])
        #expect(points[0]["x_scale"] == "log" && points[0]["y_scale"] == "linear" && points[0]["tolerance"] == "0.5")
        let law = try #require(try scratch.records("laws/laws.csv").first)
        #expect(law["law"] == "L9" && law["verdict"] == "holds" && law["points"] == "3")
        #expect(law["measured_here"] == "false" && law["measurement"] == "no card")
        let finding = try #require(try scratch.records("laws/findings.csv").first)
        #expect(finding["statement"] == "it is so" && finding["trace"] == "a\nb")
    }

    @Test func aFolderTakesOneRun() throws {
        let scratch = try TemporaryFolder()
        _ = try LawsFolder(at: scratch.path)
        #expect(throws: ResultsError.self) { try LawsFolder(at: scratch.path) }
    }

    @Test(arguments: [(2.5, true, "holds"), (2.6, true, "broken"), (2, false, "broken")])
    func theVerdictIsThatOfPointsAndFindings(simulated: Double, holds: Bool, verdict: String) {
        #expect(outcome(simulated: simulated, holds: holds).verdict == verdict)
    }

    @Test func thePageHasClaimCurveFindingAndUse() {
        let text = LawPage(outcome(simulated: 4), style: TableStyle(width: 80, unicode: false)).text
        #expect(
            text == """
                L9  a title: broken
                a claim

                formula: x = y
                source: S0

                ring: time
                  gap   predicted  simulated                     measured
                  64B   2.00 ns    4.00 ns                       none      NO
                  128B  3.00 ns    3.25 ns (3.00 ns to 3.50 ns)  3.10 ns   yes
                  256B  none       none                          none      yes

                yes it is so
                    a
                    b

                use: do so
                measured: no card

                """)
    }

    @Test func theTableHasALineForEach() {
        let text = LawsTable([outcome()], style: TableStyle(width: 80)).text
        #expect(
            text == """
                law  points  agree  findings  hold  verdict  title
                L9   3       3      1         1     holds    a title

                """)
    }

    @Test func programsReadTheSame() throws {
        let json = try JSONValue(json: LawsJSON([outcome()]).text)
        guard case .object(let top) = json, case .array(let laws)? = top["laws"], case .object(let law)? = laws.first,
            case .array(let curves)? = law["curves"], case .object(let curve)? = curves.first,
            case .array(let points)? = curve["points"], case .object(let last)? = points.last
        else {
            Issue.record("\(json)")
            return
        }
        #expect(law["verdict"] == .string("holds"))
        #expect(last["predicted"] == .null && last["simulated"] == .null)
    }
}
