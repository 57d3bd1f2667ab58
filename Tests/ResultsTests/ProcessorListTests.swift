import Testing

@testable import Results

@Suite struct ProcessorListTests {
    @Test(
        arguments: [
            ("0-3,8", [0, 1, 2, 3, 8]), ("7", [7]), ("", nil), ("3-1", nil), ("0-", nil), ("0-1-2", nil), ("a", nil),
        ]
            as [(String, Set<Int>?)])
    func readsTheKernelsLists(text: String, numbers: Set<Int>?) {
        #expect(ProcessorList.numbers(in: text) == numbers)
    }
}
