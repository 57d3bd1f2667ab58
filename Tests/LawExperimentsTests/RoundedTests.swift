import LawExperiments
import Testing

@Suite struct RoundedTests {
    @Test(arguments: [
        (0.0, "0"), (1.2345, "1.23"), (0.012345, "0.0123"), (1234.5, "1235"), (20, "20"), (-9.996, "-10"),
        (245.29874999999998, "245"), (.infinity, "inf"),
    ]) func sentencesHaveThreeDigits(value: Double, text: String) { #expect(rounded(value) == text) }
}
