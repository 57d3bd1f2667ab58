import HostMemory
import LawMeasurements
import TransferCore
import Verbs
import VerbsTransport

/// Host memory that an RDMA device reaches.
final class RegisteredMemory {
    let memory: HostMemory
    let region: MemoryRegion

    /// Allocates `bytes` and registers them.
    ///
    /// - Throws: where the system refuses memory or the device refuses it.
    init(
        _ bytes: Int, in domain: ProtectionDomain, access: AccessFlags = [.localWrite, .remoteWrite, .remoteRead]
    ) throws(MeasurementRefusal) {
        do throws(TransferError) { memory = try HostMemory(size: ByteCount(bytes)) } catch {
            throw MeasurementRefusal("\(error)")
        }
        do throws(VerbsError) {
            region = try MemoryRegion(in: domain, first: bytes, of: memory, access: access)
        } catch { throw MeasurementRefusal("\(error)") }
    }
}
