import Laws
import Testing

@Suite struct StridedTransposeTests {
    private let law = StridedTranspose(
        rows: 16, columns: 32, element: 8, burst: 64, overhead: Nanoseconds(20), burstTime: Nanoseconds(5))

    @Test(arguments: [(1, 8.0, 512, 32), (2, 4, 256, 16), (8, 1, 64, 4), (16, 1, 64, 2)])
    func columnsReadTogetherShareBursts(together: Int, amplification: Double, bursts: Int, descriptors: Int) {
        #expect(law.amplification(together: together) == amplification)
        #expect(law.bursts(together: together) == bursts)
        #expect(law.stridedDescriptors(together: together) == descriptors)
        #expect(law.stridedTime(together: together) == Nanoseconds(Double(20 * descriptors + 5 * bursts)))
    }

    @Test func withoutStridesEveryElementIsADescriptor() {
        #expect(law.plainDescriptors == 512)
        #expect(law.plainTime == Nanoseconds(512 * 25))
    }

    @Test func whereThePlaceOfAPieceMattersThereIsNone() {
        var law = law
        #expect(law.bursts(together: 3) == nil)
        #expect(law.bursts(together: 0) == nil)
        law.element = 12
        #expect(law.bursts(together: 1) == nil)
        (law.element, law.columns) = (8, 33)
        #expect(law.stridedTime(together: 1) == nil)
        #expect(law.plainTime == nil)
    }
}
