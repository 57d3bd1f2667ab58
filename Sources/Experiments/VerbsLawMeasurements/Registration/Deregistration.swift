import HostMemory
import HostSystem
import LawExperiments
import LawMeasurements
import TransferCore
import Verbs
import VerbsTransport

/// Taking a registration back.
enum Deregistration {
    private static let repetitions = 100
    private static let size = 4096

    /// What it takes for a page, in nanoseconds.
    ///
    /// - Throws: where the system or the device refuses.
    static func time(on device: LoopbackDevice) throws(MeasurementRefusal) -> LawPoint.Found {
        let domain = try refusing { () throws(VerbsError) in try ProtectionDomain(on: device.context) }
        let memory: HostMemory
        do throws(TransferError) { memory = try HostMemory(size: ByteCount(size)) } catch {
            throw MeasurementRefusal("\(error)")
        }
        var times: [Double] = []
        times.reserveCapacity(repetitions)
        for _ in 0..<repetitions {
            let region = try refusing { () throws(VerbsError) in
                try MemoryRegion(in: domain, first: size, of: memory, access: [.localWrite, .remoteWrite, .remoteRead])
            }
            let start = MonotonicClock.nanoseconds()
            _ = consume region
            times.append(Double(MonotonicClock.nanoseconds() - start))
        }
        return Stopwatch.median(of: times)
    }
}
