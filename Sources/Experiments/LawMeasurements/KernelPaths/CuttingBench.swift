import HostMemory
import HostSystem
import Statistics
import TransferCore

/// Messages over a TCP connection of this process to itself, and how the kernel cuts them.
struct CuttingBench {
    private let path: LoopbackPath
    private let source: HostMemory
    private let destination: HostMemory
    /// Bytes of a full packet.
    let packetBytes: Int

    /// The longest message.
    static let largest = LoopbackPath.largestMessage
    /// Until the connection's window is open.
    private static let warmingMessages = 200
    /// Of several counts the lowest is the message's own: others that use the interface add to it.
    private static let repetitions = 9

    /// Connects, and sends until the window is open; every byte of the last of these messages is verified.
    ///
    /// - Parameters:
    ///   - most: bytes of the largest packet, its options included; what the link takes unless given.
    ///   - link: what the connection goes over; the machine's loopback interface unless given.
    init(packetsOf most: Int? = nil, over link: LoopbackLink? = nil, seed: UInt64) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: Self.largest)
        do throws(TransferError) {
            path = try LoopbackPath(packetBytes: most, over: link)
            source = try HostMemory(size: ByteCount(Self.largest))
            destination = try HostMemory(size: ByteCount(Self.largest))
            source.write(distinctBytes(Self.largest, seed: seed))
            for _ in 0..<Self.warmingMessages { try path.pass(Self.largest, from: source, to: destination) }
            destination.write(blank)
            try path.pass(Self.largest, from: source, to: destination)
            packetBytes = try path.packetBytes
        } catch { throw MeasurementRefusal("\(error)") }
        try check(destination, holds: [.whole(Self.largest)], from: source, over: blank)
    }

    /// Sends a message.
    func pass(_ size: Int) throws(MeasurementRefusal) {
        do throws(TransferError) { try path.pass(size, from: source, to: destination) } catch {
            throw MeasurementRefusal("\(error)")
        }
    }

    /// The fewest packets and commands of several messages of `size` bytes.
    func cut(_ size: Int) throws(MeasurementRefusal) -> (packets: Int, commands: Int) {
        var (packets, commands) = (Int.max, Int.max)
        for _ in 0..<Self.repetitions {
            do throws(TransferError) {
                let cut = try path.cut(size, from: source, to: destination)
                (packets, commands) = (min(packets, cut.packets), min(commands, cut.commands))
            } catch { throw MeasurementRefusal("\(error)") }
        }
        return (packets, commands)
    }

    /// The most whole packets that one command holds, in bytes.
    func largestCommand() throws(MeasurementRefusal) -> Int {
        let packets = try Bisection.last(in: 1...max(1, Self.largest / packetBytes)) {
            (count) throws(MeasurementRefusal) in try cut(count * packetBytes).commands == 1
        }
        guard let packets else { throw MeasurementRefusal("a packet of \(packetBytes) B is more than one command") }
        return packets * packetBytes
    }
}
