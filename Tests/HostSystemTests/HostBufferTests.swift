import Glibc
import HostSystem
import Testing

@Suite struct HostBufferTests {
    @Test(arguments: [Pages.standard, .transparentHuge], [0, 1, 5000, 3 << 20])
    func isZeroedAndAligned(pages: Pages, size: Int) throws {
        let buffer = try HostBuffer(size: size, pages: pages)
        #expect(Int(bitPattern: buffer.base) % Pages.standardSize == 0)
        let bytes = UnsafeRawBufferPointer(start: buffer.base, count: size)
        #expect(stride(from: 0, to: size, by: 509).allSatisfy { bytes[$0] == 0 })
        #expect(!buffer.isPageLocked && buffer.lockRefusal == nil)
    }

    @Test func eitherLocksItsPagesOrSaysWhyNot() throws {
        let buffer = try HostBuffer(size: 64 << 10, pageLocked: true)
        #expect(buffer.isPageLocked == (buffer.lockRefusal == nil))
        if let refusal = buffer.lockRefusal {
            #expect(refusal.call == "mlock" && refusal.description.contains("lock limit"))
        } else {
            #expect(lockedKibibytes() >= 64)
        }
    }

    @Test(arguments: [Int.max, 1 << 60, 1 << 46]) func refusesWhatTheMachineCannotHold(size: Int) throws {
        let error = #expect(throws: SystemError.self) { try HostBuffer(size: size) }
        #expect(error?.errno == ENOMEM)
    }

    /// `VmLck` of this process.
    private func lockedKibibytes() -> Int {
        guard let file = fopen("/proc/self/status", "re") else { return 0 }
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 256)
        while line.withUnsafeMutableBytes({ fgets($0.bindMemory(to: CChar.self).baseAddress, 256, file) }) != nil {
            let text = String(decoding: line.prefix { $0 != 0 && $0 != 10 }, as: UTF8.self)
            if text.hasPrefix("VmLck:") { return Int(text.split(whereSeparator: \.isWhitespace)[1]) ?? 0 }
        }
        return 0
    }
}
