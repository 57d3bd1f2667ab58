import LawMeasurements
import TransferCore
import Verbs

/// One request of a peer to memory whose registration grants it, or does not.
struct AccessAttempt {
    /// What is tried.
    enum Operation: CaseIterable { case write, read }

    /// Where.
    enum Target { case region, deregisteredRegion, beyondItsEnd, otherDomain }

    /// How it ended.
    enum Ending: Equatable {
        /// The bytes arrived, and no others.
        case carriedOut
        /// The far end was reported not to grant it, and no byte changed.
        case refused
        /// Neither: why, in words.
        case wrong(String)
    }

    let operation: Operation
    var target = Target.region
    /// What the region grants to peers.
    var access: AccessFlags = [.remoteWrite, .remoteRead]

    private static let size = 4096
    private static let block = 256

    /// Tries it once, on queue pairs and memory of its own: a queue pair that was refused carries out nothing more.
    ///
    /// - Throws: where it cannot be tried.
    func end(on device: LoopbackDevice) throws(MeasurementRefusal) -> Ending {
        let queue = try LoopbackQueue(on: device)
        let near = try RegisteredMemory(Self.size, in: queue.domain)
        let domain =
            target == .otherDomain
            ? try refusing { () throws(VerbsError) in try ProtectionDomain(on: device.context) } : queue.domain
        let made = try RegisteredMemory(Self.size, in: domain, access: access.union(.localWrite))
        let (far, remote) = (made.memory, made.region.remote)
        var registered: RegisteredMemory? = consume made
        let (nearBytes, farBytes) = (distinctBytes(Self.size, seed: 1), distinctBytes(Self.size, seed: 2))
        near.memory.write(nearBytes)
        far.write(farBytes)
        if target == .deregisteredRegion { registered = nil }
        let place =
            target == .beyondItsEnd
            ? RemoteLocation(address: remote.address + UInt64(Self.size - Self.block / 2), key: remote.key)
            : remote.location(at: 0, size: Self.block)
        let request = SendRequest(
            operation == .write ? .write(to: place) : .read(from: place),
            [near.region.segment(at: 0, size: Self.block)])
        try queue.post(RequestChain([request], limits: queue.limits))
        let completion = try queue.nextCompletion()
        withExtendedLifetime(registered) {}
        let (found, foundFar) = (near.memory.contents, far.contents)
        do throws(CompletionError) { _ = try completion.get() } catch {
            guard error.failure == .remoteAccess else { return .wrong("\(error.status)") }
            return found == nearBytes && foundFar == farBytes ? .refused : .wrong("refused, and bytes changed")
        }
        var (expected, expectedFar) = (nearBytes, farBytes)
        switch operation {
        case .write: expectedFar.replaceSubrange(0..<Self.block, with: nearBytes[0..<Self.block])
        case .read: expected.replaceSubrange(0..<Self.block, with: farBytes[0..<Self.block])
        }
        return found == expected && foundFar == expectedFar ? .carriedOut : .wrong("carried out, with other bytes")
    }
}
