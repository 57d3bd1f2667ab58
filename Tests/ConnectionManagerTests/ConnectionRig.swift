import ConnectionManager
import FakeVerbs
import Testing
import Verbs

/// Runs `body` against a fresh fake on this thread; everything that it made has to be gone at the end.
func withFake(_ body: () throws -> Void) throws {
    fake_arm()
    defer {
        #expect(fake_live() == 0, "something was left behind")
        fake_disarm()
    }
    try body()
}

/// The calls that the fake wrote down.
func calls() -> [String] {
    (0..<Int(fake_call_count())).map { String(cString: fake_call(Int32($0))) }
}

/// A queue pair on the fake's only port.
func queuePair() throws(VerbsError) -> UnconnectedQueuePair {
    let context = try Device.named("fake0").open()
    let port = try context.port(1)
    let completions = try CompletionQueue(on: context, capacity: 8)
    return try UnconnectedQueuePair(
        in: ProtectionDomain(on: context), on: port, gid: port.preferredGID(), sendCompletions: completions,
        receiveCompletions: completions, limits: QueuePairLimits(sendDepth: 2, receiveDepth: 2))
}

/// Options that differ from what the handshake would choose.
func options() throws -> ConnectionOptions {
    var options = ConnectionOptions(pathMTU: .bytes1024)
    options.ackTimeout = try #require(AckTimeout(code: 11))
    options.minimumRNRTimer = try #require(MinimumRNRTimer(code: 6))
    options.retryCount = try #require(RetryCount(5))
    options.receiverNotReadyRetryCount = try #require(ReceiverNotReadyRetryCount(4))
    return options
}

/// What was offered to the peer.
func offeredData() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in count = Int(fake_private_data(buffer.baseAddress)) }
}

/// An address of this host.
func here(port: UInt16 = 4791) throws(VerbsError) -> SocketAddress {
    try SocketAddress(host: "127.0.0.1", port: port)
}
