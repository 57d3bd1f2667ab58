internal import CIBVerbs
internal import Glibc

extension Context {
    /// The descriptor that becomes readable with an event of the device, for `poll(2)` together with others.
    public var eventDescriptor: Int32 { pointer.pointee.async_fd }

    /// The next event of the device, or nothing where there is none; never blocks. Events that are not fetched wait; those
    /// of an object that is destroyed meanwhile are dropped.
    ///
    /// The C functions are `ibv_get_async_event` (-1 with errno) and `ibv_ack_async_event`.
    public func nextEvent() throws(VerbsError) -> DeviceEvent? {
        var event = ibv_async_event()
        let code = ibv_get_async_event(pointer, &event)
        if code != 0, errno == EAGAIN || errno == EINTR { return nil }
        try minusOneWithErrno("ibv_get_async_event", "looking for an event of \(device.name)", code)
        // Copied first: an object may be destroyed as soon as its events are acknowledged.
        let copy = DeviceEvent(event)
        ibv_ack_async_event(&event)
        return copy
    }

    /// The next event of the device, or nothing where none comes in time; a signal ends the wait too.
    ///
    /// - Parameter timeout: how long; rounded up to milliseconds.
    public func waitForEvent(timeout: Duration) throws(VerbsError) -> DeviceEvent? {
        let operation = "waiting for an event of \(device.name)"
        return try waitUntilReadable(eventDescriptor, for: timeout, operation) ? try nextEvent() : nil
    }
}
