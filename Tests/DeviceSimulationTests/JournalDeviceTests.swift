import DeviceSimulation
import Testing

@Suite struct JournalDeviceTests {
    @Test func aGroupWaitsForTheSlowestBeforeIt() {
        let report = JournalDevice(flush: Picoseconds(25))
            .run([[Picoseconds(10), Picoseconds(30)], [], [Picoseconds(20)]])
        #expect(report.elapsed == Picoseconds(125))
        #expect(report.flushing == Picoseconds(75))
        #expect(report.loss == 0.6)
    }

    @Test func nothingTakesNoTime() {
        let report = JournalDevice(flush: Picoseconds(25)).run([])
        #expect(report.elapsed == .zero)
        #expect(report.loss == nil)
    }
}
