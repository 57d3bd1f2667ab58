import LawExperiments
import Testing

@Suite struct LawValuesTests {
    private let parameters = [
        LawParameter(sweep: "size", "", in: .bytes, defaults: [8, 16], range: 1...100),
        LawParameter("setup", "", in: .nanoseconds, default: 5, range: 1...10),
    ]

    @Test func givenValuesStandBeforeDefaults() throws {
        let values = try LawValues(of: parameters, given: ["setup": [7]])
        #expect(values["setup"] == 7)
        #expect(values[sweep: "size"] == [8, 16])
    }

    @Test(
        arguments: [
            ("setup", [11.0], "setup 11 is out of range; give a value from 1 to 10 (ns)"),
            ("setup", [2, 3], "setup has 2 values, and one is taken; give one"),
            ("setup", [.nan], "setup nan is out of range; give a value from 1 to 10 (ns)"),
            ("size", [1.5], "size 1.5 is not a whole number; give values from 1 to 100"),
            ("size", [], "size has no value; give values from 1 to 100"),
            ("gap", [1], "the law takes no gap; it takes size, setup"),
        ] as [(String, [Double], String)])
    func whatMakesNoSenseIsRefused(name: String, values: [Double], message: String) {
        let refusal = #expect(throws: LawRefusal.self) { try LawValues(of: parameters, given: [name: values]) }
        #expect(refusal?.description == message)
    }
}
