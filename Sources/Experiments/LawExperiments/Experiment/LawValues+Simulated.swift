import DeviceSimulation
import Laws

extension LawValues {
    /// A time as virtual time has it: to the nearest picosecond.
    func simulated(_ name: String) -> Picoseconds { Picoseconds(nanoseconds: self[name]) }

    /// The same for the closed form, so that sums of many do not drift apart by what one was rounded.
    func rounded(_ name: String) -> Nanoseconds { Nanoseconds(simulated(name).nanoseconds) }

    /// A bandwidth as virtual time has it.
    func rate(_ name: String) -> DataRate { DataRate(bytesPerNanosecond: self[name]) }
}
