import DeviceSimulation
import Laws

extension Picoseconds {
    /// A law's time as virtual time has it: to the nearest picosecond.
    init(_ time: Nanoseconds) { self.init(nanoseconds: time.value) }
}

extension DataRate {
    /// A law's bandwidth as virtual time has it: to the nearest femtosecond a byte.
    init(_ bandwidth: Bandwidth) { self.init(bytesPerNanosecond: bandwidth.bytesPerNanosecond) }
}
