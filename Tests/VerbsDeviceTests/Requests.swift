import Testing
import Verbs

extension WorkRequestID {
    /// A request that is called by a number alone.
    static func number(_ index: Int) -> WorkRequestID { WorkRequestID(kind: 0, peer: 0, index: index) }
}

extension ConnectedQueuePair {
    /// Posts one request, signalled unless told otherwise.
    borrowing func post(
        _ operation: SendRequest.Operation, _ segments: [Segment], id: Int = 0, flags: SendFlags = .signalled
    ) throws {
        let list = SendRequestList(
            [SendRequest(.number(id), operation, segments: segments, flags: flags)], limits: limits)
        #expect(try post(list) == 1)
    }

    /// Posts one receive.
    borrowing func receive(into segments: [Segment], id: Int = 0) throws {
        var list = ReceiveRequestList(capacity: 1, segments: segments.count, limits: limits)
        list.append(.number(id), into: segments)
        #expect(try post(list, 0..<1) == 1)
    }
}

extension MemoryRegion {
    /// All of it.
    borrowing func all() -> Segment { segment(at: 0, size: size) }
    /// Where all of it is, for a peer.
    borrowing func start() -> RemoteLocation { remote.location(at: 0, size: 0) }
    /// Where the byte at `offset` is, for a peer; may lie outside.
    borrowing func place(_ offset: Int) -> RemoteLocation {
        RemoteLocation(address: address &+ UInt64(bitPattern: Int64(offset)), key: remoteKey)
    }
}
