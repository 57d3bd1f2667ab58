import DeviceSimulation

extension LawValues {
    /// A time as virtual time has it: to the nearest picosecond.
    func simulated(_ name: String) -> Picoseconds { Picoseconds(nanoseconds: self[name]) }

    /// A bandwidth as virtual time has it.
    func rate(_ name: String) -> DataRate { DataRate(bytesPerNanosecond: self[name]) }
}
