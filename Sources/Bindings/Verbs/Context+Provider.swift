internal import CHostSystem
internal import CIBVerbs

extension Context {
    /// The library that drives the device from user space: `libmlx5-rdmav34.so`; its name holds the version of the
    /// interface between it and libibverbs. Nothing where the loader cannot tell.
    ///
    /// libibverbs does not say it; the loader does, by the address of one of the provider's functions (`dladdr`).
    public var provider: String? {
        guard let file = chost_library_of(cibv_provider_function(pointer)) else { return nil }
        return String(cString: file).split(separator: "/").last.map(String.init)
    }
}
