import FoundationEssentials
import HostSystem
import Testing

@testable import TriadKernel

/// One after the other: threads of the process are counted.
@Suite(.serialized) struct TriadThreadTests {
    private static let arrayBytes = 1 << 20

    /// Whether `isSo` becomes true within ten seconds.
    private func comes(_ isSo: () -> Bool) -> Bool {
        let start = ContinuousClock.now
        while !isSo() {
            if ContinuousClock.now - start > .seconds(10) { return false }
            WorkerThread.yield()
        }
        return true
    }

    /// Threads of this process that go by the kernel's name.
    private var threads: Int {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.count { task in
            guard let name = FileManager.default.contents(atPath: "/proc/self/task/\(task)/comm") else { return false }
            return String(decoding: name, as: UTF8.self) == "rdmark triad\n"
        }
    }

    @Test func computesEachStripOnce() throws {
        let arrays = try TriadArrays(arrayBytes: Self.arrayBytes)
        #expect(arrays.size == 3 * Self.arrayBytes && arrays.strips == 16)
        #expect(arrays.sweptStrips == 0)
        for strip in 0..<arrays.strips {
            arrays.sweep(strip)
            #expect(arrays.sweptStrips == strip + 1)
        }
    }

    @Test func sizesAreRoundedUpToStrips() throws {
        #expect(try TriadArrays(arrayBytes: Self.arrayBytes + 8).strips == 17)
        #expect(try TriadArrays(arrayBytes: 1).size == TriadArrays.bytesPerStrip)
    }

    @Test func restsUntilItIsTold() throws {
        let kernel = try TriadThread(arrayBytes: Self.arrayBytes)
        #expect(comes { kernel.isResting })
        #expect(kernel.bytesMoved == 0)
        for _ in 0..<20 {
            let before = kernel.bytesMoved
            kernel.run()
            #expect(comes { kernel.bytesMoved > before })
            kernel.rest()
            #expect(comes { kernel.isResting })
            let after = kernel.counter()
            Processors.sleep(nanoseconds: 2_000_000)
            #expect(kernel.bytesMoved == after, "nothing moves while it rests")
            #expect(after % TriadArrays.bytesPerStrip == 0)
        }
        #expect(kernel.processors >= 1)
    }

    @Test func endsWhileItRunsAndWhileItRests() throws {
        for runs in [true, false] {
            var kernel: TriadThread? = try TriadThread(arrayBytes: Self.arrayBytes)
            if runs { kernel?.run() }
            #expect(comes { threads == 1 })
            kernel?.end()
            kernel?.end()
            #expect(comes { threads == 0 })
            kernel = try TriadThread(arrayBytes: Self.arrayBytes)
            if runs { kernel?.run() }
            #expect(comes { threads == 1 })
            kernel = nil
            #expect(comes { threads == 0 }, "the thread goes with the object")
        }
    }

    @Test func memoryThatIsNotThereIsRefused() {
        #expect(throws: SystemError.self) { try TriadThread(arrayBytes: 1 << 50) }
    }

    @Test func arraysAreBeyondTheCache() {
        #expect(TriadThread.sufficientArrayBytes >= 32 << 20)
        if let cache = LastLevelCache.size { #expect(3 * TriadThread.sufficientArrayBytes + 2 >= 4 * cache) }
    }
}
