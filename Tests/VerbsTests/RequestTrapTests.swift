import Testing
import Verbs

/// What some devices would report as a full queue, and others not at all, is refused when the list is built.
@Suite struct RequestTrapTests {
    @Test func tooManySegmentsTrap() async {
        await #expect(processExitsWith: .failure) {
            fill([Segment](repeating: Segment(address: 0, size: 1, localKey: 0), count: 4), [])
        }
    }

    @Test func tooManyInlineBytesTrap() async {
        await #expect(processExitsWith: .failure) {
            fill([Segment(address: 0, size: 33, localKey: 0)], .inline)
        }
    }

    @Test func aFullListTraps() async {
        await #expect(processExitsWith: .failure) {
            var list = SendRequestList(capacity: 1, segments: 1, limits: Rig.limits)
            for _ in 0..<2 { list.append(SendRequest(WorkRequestID(rawValue: 0), .send, segments: [])) }
        }
    }

    @Test func whatFitsDoesNotTrap() async {
        await #expect(processExitsWith: .success) {
            fill([Segment](repeating: Segment(address: 0, size: 10, localKey: 0), count: 3), .inline)
        }
    }

    @Test func atomicsAreOnEightBytes() async {
        await #expect(processExitsWith: .failure) {
            let place = RemoteLocation(address: 0, key: 0)
            let request = SendRequest(
                WorkRequestID(rawValue: 0), .fetchAndAdd(1, at: place),
                segments: [Segment(address: 0, size: 4, localKey: 0)])
            let list = SendRequestList([request], limits: Rig.limits)
            _ = list.count
        }
    }
}

private func fill(_ segments: [Segment], _ flags: SendFlags) {
    var list = SendRequestList(capacity: 1, segments: 8, limits: Rig.limits)
    list.append(SendRequest(WorkRequestID(rawValue: 0), .send, segments: segments, flags: flags))
}
