import DeviceSimulation
import Laws
import TransferCore

/// A message through both kernels and by remote direct memory access.
struct KernelBypassModel {
    /// Application memory, kernel, cards, kernel, application memory.
    let socket: HopPath
    /// Application memory, cards, application memory.
    let rdma: HopPath
    private let registration: (setup: Picoseconds, rate: DataRate)

    init(_ law: KernelBypass) {
        let copy = DataRate(law.processor)
        let network = DataRate(law.network.bandwidth)
        let call = Picoseconds(law.call)
        let cards = HopStage(
            setup: Picoseconds(law.network.setup), rate: network,
            hops: [
                Hop(.engine, to: .card, isAtReceiver: false), Hop(.wire, to: .card, isAtReceiver: true),
                Hop(.engine, to: .hostMemory, isAtReceiver: true),
            ])
        socket = HopPath(
            from: .hostMemory,
            through: [
                HopStage(setup: call, rate: copy, hops: [Hop(.processor, to: .hostMemory, isAtReceiver: false)]), cards,
                HopStage(setup: call, rate: copy, hops: [Hop(.processor, to: .hostMemory, isAtReceiver: true)]),
            ], buffers: 1)
        rdma = HopPath(
            from: .hostMemory,
            through: [HopStage(setup: Picoseconds(law.post), rate: nil, hops: []), cards], buffers: 1
        )
        registration = (
            Picoseconds(law.registration.setup),
            DataRate(law.registration.bandwidth)
        )
    }

    func registrationTime(for bytes: Int) -> Picoseconds { registration.setup + registration.rate.time(for: bytes) }

    /// How many nanoseconds each of `uses` transfers takes, registration included.
    func rdmaTime(for bytes: Int, uses: Int) -> Double {
        var clock = registrationTime(for: bytes)
        for _ in 0..<uses { clock += rdma.time(for: bytes, chunk: bytes) }
        return clock.nanoseconds / Double(uses)
    }

    /// The first number of uses with which RDMA is done no later, transfer after transfer; nothing up to `most`.
    func usesToBreakEven(for bytes: Int, upTo most: Int) -> Int? {
        var (clock, otherClock) = (registrationTime(for: bytes), Picoseconds.zero)
        let (direct, through) = (rdma.time(for: bytes, chunk: bytes), socket.time(for: bytes, chunk: bytes))
        for use in 1...most {
            clock += direct
            otherClock += through
            if clock <= otherClock { return use }
        }
        return nil
    }
}
