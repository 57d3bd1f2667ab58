package import HostMemory
internal import TransferCore
package import Verbs

extension MemoryRegion {
    /// Registers the first bytes of `memory`, which is held as long as the region.
    ///
    /// - Parameters:
    ///   - domain: what the region belongs to.
    ///   - memory: whose bytes.
    ///   - size: how many bytes; traps where the memory has fewer.
    ///   - access: who may do what.
    /// - Throws: as registering memory by its address does.
    package init(
        in domain: ProtectionDomain, first size: Int, of memory: HostMemory, access: AccessFlags
    ) throws(VerbsError) {
        precondition(0 <= size && size <= memory.size.bytes, "\(size) bytes of a memory of \(memory.size)")
        try self.init(in: domain, base: memory.address, size: size, keeping: memory, access: access)
    }
}
