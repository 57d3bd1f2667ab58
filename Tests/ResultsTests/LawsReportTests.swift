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
                LawPoint(x: 128, predicted: 3, simulated: .init(3.25, interval: 3...3.5)),
                LawPoint(x: 256, predicted: nil, simulated: Double?.none),
            ])
        return LawOutcome(
            sheet, LawResult(curves: [curve], findings: [LawFinding("it is so", holds: holds, trace: ["a", "b"])]))
    }

    /// The same on a machine that was measured at 64 and, kept out, at 128.
    private var measured: LawOutcome {
        var fitted = outcome().result
        fitted.curves[0].points[0].measured = .init(2)
        fitted.curves[0].points[1].measured = .init(4, interval: 3.5...4.5)
        fitted.curves[0].points[1].isKeptOut = true
        let measurement = LawMeasurement(
            setting: "a setting", constants: [.init("setup", in: .nanoseconds, value: 5, interval: 4...6)],
            figures: [:],
            places: [], remarks: ["a remark"])
        return LawOutcome(sheet, outcome().result, machine: .measured(measurement, fitted))
    }

    @Test func whatAMachineSaysStandsBesideTheLawWithItsConstants() throws {
        let scratch = try TemporaryFolder()
        let folder = try LawsFolder(at: scratch.path)
        try folder.append(measured)
        let points = try scratch.records("L09.csv").filter { $0["figures"] == "fitted" }
        #expect(points.map { $0["measured"] } == ["2", "4", ""])
        #expect(points.map { $0["kept_out"] } == ["false", "true", ""])
        let constant = try #require(try scratch.records("constants.csv").first)
        #expect(constant["figure"] == "setup" && constant["value"] == "5" && constant["low"] == "4")
        #expect(try scratch.records("laws.csv").first?["median_error"] == "0.25")
        let text = LawPage(measured, style: TableStyle(width: 80)).text
        #expect(text.contains("Measured on this machine\na setting\n\n  setup  5.00 ns (4.00 ns to 6.00 ns)"))
        #expect(text.contains("by 25.0 % in the\nmedian\na remark") || text.contains("by 25.0 % in the median"))
        #expect(text.contains("4.00 ns (3.50 ns to 4.50 ns) *"))
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
        #expect(points.map { $0["agrees"] } == ["true", "true", "true"])
        #expect(points[0]["x_scale"] == "log" && points[0]["y_scale"] == "linear" && points[0]["tolerance"] == "0.5")
        let law = try #require(try scratch.records("laws/laws.csv").first)
        #expect(law["law"] == "L9" && law["verdict"] == "holds" && law["points"] == "3")
        #expect(law["measured_here"] == "false" && law["measurement"] == "no card")
        let finding = try #require(try scratch.records("laws/findings.csv").first)
        #expect(finding["statement"] == "it is so" && finding["trace"] == "a\nb")
    }

    /// Asked over an RDMA device, the files speak of that.
    @Test(arguments: ["writes", nil]) func whatIsAskedOverVerbsIsSaidOfVerbs(overVerbs: String?) throws {
        let asked = LawSheet(
            number: 9, title: "a title", claim: "a claim", formula: "x = y", source: "S0", advice: "do so",
            kind: .deterministic, measurement: .elsewhere("no card"), overVerbs: overVerbs)
        let scratch = try TemporaryFolder()
        try LawsFolder(at: scratch.path).append(LawOutcome(asked, outcome().result, isOverVerbs: true))
        let law = try #require(try scratch.records("laws.csv").first)
        #expect(law["measured_here"] == (overVerbs == nil ? "false" : "true"))
        #expect(law["measurement"] == overVerbs ?? "nothing of it is measured over an RDMA device")
        #expect(
            LawsTable(listing: [asked], style: TableStyle(width: 80)).text.contains(
                overVerbs == nil ? " -  " : " verbs  "))
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
                  gap   predicted  simulated
                  64B   2.00 ns    4.00 ns                       NO
                  128B  3.00 ns    3.25 ns (3.00 ns to 3.50 ns)  yes
                  256B  none       none                          yes

                yes it is so
                    a
                    b

                not measured: no card

                use: do so

                """)
    }

    @Test func theTableHasALineForEach() {
        let text = LawsTable([outcome()], style: TableStyle(width: 80)).text
        #expect(
            text == """
                law  points  agree  findings  hold  verdict  measured  title
                L9   3       3      1         1     holds    -         a title

                """)
    }

    @Test func programsReadWhatTheMeasurementRemarks() throws {
        func remarks(_ outcome: LawOutcome) throws -> JSONValue? {
            guard case .object(let top) = try JSONValue(json: LawsJSON([outcome]).text),
                case .array(let laws)? = top["laws"], case .object(let law)? = laws.first
            else { return nil }
            return law["remarks"]
        }
        #expect(try remarks(measured) == .array([.string("a remark")]))
        #expect(try remarks(outcome()) == nil)
    }

    @Test func programsReadTheSame() throws {
        let json = try JSONValue(json: LawsJSON([outcome()]).text)
        guard case .object(let top) = json, case .array(let laws)? = top["laws"], case .object(let law)? = laws.first,
            case .array(let results)? = law["results"], case .object(let result)? = results.first,
            case .array(let curves)? = result["curves"], case .object(let curve)? = curves.first,
            case .array(let points)? = curve["points"], case .object(let last)? = points.last
        else {
            Issue.record("\(json)")
            return
        }
        #expect(law["verdict"] == .string("holds"))
        #expect(last["predicted"] == .null && last["simulated"] == .null)
    }
}
