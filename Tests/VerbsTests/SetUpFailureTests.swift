import FakeVerbs
import Testing
import Verbs

@Suite struct SetUpFailureTests {
    /// Everything that a set-up calls, in order, with the number of successful calls before the one that fails.
    static let steps: [(String, Int)] = [
        ("ibv_get_device_list", 0), ("ibv_open_device", 0), ("ibv_query_device_ex", 0), ("ibv_query_port", 0),
        ("ibv_query_gid_table", 0), ("ibv_alloc_pd", 0), ("ibv_create_comp_channel", 0), ("ibv_create_cq", 0),
        ("ibv_reg_mr", 0), ("ibv_reg_dmabuf_mr", 0), ("ibv_create_srq", 0), ("ibv_create_qp", 0), ("ibv_modify_qp", 0),
        ("ibv_modify_qp", 1), ("ibv_modify_qp", 2), ("ibv_req_notify_cq", 0), ("ibv_post_recv", 0),
        ("ibv_post_send", 0), ("ibv_poll_cq", 0), ("ibv_get_cq_event", 0), ("ibv_modify_qp", 3),
    ]

    @Test(arguments: steps) func leavesNothingBehind(step: (String, Int)) throws {
        try withFake {
            fake_fail(step.0, Int32(step.1), 5)
            let error = #expect(throws: VerbsError.self) { try Self.setUp() }
            #expect(error?.function == step.0)
            #expect(error?.errno == 5)
            #expect(error?.code == .other)
            #expect(error?.cause == "Input/output error")
            #expect(error?.description.contains("\(step.0): Input/output error") == true)
        }
    }

    @Test func succeedsWhereNothingFails() throws {
        try withFake { try Self.setUp() }
    }

    /// One of everything.
    private static func setUp() throws {
        var memory = [UInt8](repeating: 0, count: 64)
        try memory.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let rig = try Rig(channel: true)
            let region = try MemoryRegion(in: rig.domain, base: base, size: 64, keeping: nil, access: .localWrite)
            let buffer = try MemoryRegion(
                in: rig.domain, dmaBuffer: 0, offset: 0, size: 64, address: 4096, keeping: nil, access: .localWrite)
            let shared = try SharedReceiveQueue(in: rig.domain, depth: 4)
            let pair = try rig.connected()
            try rig.completions.requestNotification()
            var receives = ReceiveRequestList(capacity: 1, segments: 1, limits: pair.limits)
            receives.append(WorkRequestID(rawValue: 1), into: [buffer.segment(at: 0, size: 64)])
            _ = try pair.post(receives, 0..<1)
            let sends = SendRequestList(
                [SendRequest(WorkRequestID(rawValue: 2), .send, segments: [region.segment(at: 0, size: 64)])],
                limits: pair.limits)
            _ = try pair.post(sends)
            _ = try rig.completions.poll(into: CompletionBuffer(capacity: 1))
            fake_announce()
            _ = try rig.completions.channel?.wait(for: .zero)
            try pair.fail()
            withExtendedLifetime(shared) {}
        }
    }
}
