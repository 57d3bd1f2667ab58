public import CIBVerbs

// What may differ from one iteration to the next, changed in place. The requests concerned must not be in a queue:
// a library may read a request until its post returns, the device reads its own copy.
extension SendRequestList {
    @inlinable
    func entry(_ index: Int) -> UnsafeMutablePointer<ibv_send_wr> {
        precondition(0 <= index && index < count, "there is no such request")
        return requests + index
    }

    /// Renames request `index`.
    @inlinable
    public func setID(_ id: WorkRequestID, at index: Int) { entry(index).pointee.wr_id = id.rawValue }

    /// Whether the end of request `index` is reported.
    @inlinable
    public func setSignalled(_ isSignalled: Bool, at index: Int) {
        let request = entry(index)
        let bit = IBV_SEND_SIGNALED.rawValue
        request.pointee.send_flags = isSignalled ? request.pointee.send_flags | bit : request.pointee.send_flags & ~bit
    }

    /// Changes the value that request `index`, which carries one, brings to the peer.
    @inlinable
    public func setImmediate(_ value: UInt32, at index: Int) { cibv_set_immediate(entry(index), value) }

    /// Changes where request `index`, which is a write or a read, goes on the peer; the key stays.
    @inlinable
    public func setRemoteAddress(_ address: UInt64, at index: Int) { cibv_set_remote_address(entry(index), address) }

    /// Changes where segment `segment` of request `index` starts; its size and key stay.
    @inlinable
    public func setAddress(_ address: UInt64, ofSegment segment: Int, at index: Int) {
        let request = entry(index)
        precondition(0 <= segment && segment < Int(request.pointee.num_sge), "there is no such segment")
        request.pointee.sg_list[segment].addr = address
    }

    /// Has segment `segment` of request `index`, which is not inline, be `piece`.
    public func setSegment(_ segment: Int, to piece: Segment, at index: Int) {
        let request = entry(index)
        precondition(0 <= segment && segment < Int(request.pointee.num_sge), "there is no such segment")
        request.pointee.sg_list[segment] = piece.raw
    }
}
