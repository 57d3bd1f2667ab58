internal import CMPI
internal import Glibc

/// The MPI library of this process, from `MPI_Init_thread` to `MPI_Finalize`. There is one.
public enum World {
    /// Starts the library (`MPI_Init_thread`, only the main thread calls MPI) and makes its errors values.
    ///
    /// - Parameter isAlone: no launcher started this process, and none has to be there: Open MPI otherwise starts a
    ///   daemon beside it, and ends the process where it cannot. Other libraries do not look at that.
    /// - Returns: a communicator of all ranks, of our own (`MPI_Comm_dup`).
    public static func start(isAlone: Bool = false) throws(MessagePassingError) -> Communicator {
        if isAlone { setenv("OMPI_MCA_ess_singleton_isolated", "1", 0) }
        var world = CMPICommunicator()
        try MessagePassingError.check(cmpi_start(&world), "MPI_Init_thread")
        return try Communicator(adopting: world)
    }

    /// Ends the library (`MPI_Finalize`). Collective; not after a failure, when a peer may never come.
    public static func stop() throws(MessagePassingError) {
        try MessagePassingError.check(MPI_Finalize(), "MPI_Finalize")
    }

    /// The library's name and version, one line (`MPI_Get_library_version`); may be called at any time.
    public static var libraryVersion: String {
        let text = String(unsafeUninitializedCapacity: Int(MPI_MAX_LIBRARY_VERSION_STRING)) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                var length: Int32 = 0
                MPI_Get_library_version(characters.baseAddress, &length)
                return Int(length)
            }
        }
        return String(text.prefix { !$0.isNewline && $0 != "\0" })
    }
}
