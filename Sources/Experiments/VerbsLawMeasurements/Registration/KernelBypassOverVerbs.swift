import LawExperiments
import LawMeasurements
import Statistics
import TransferCore

/// L36: messages through the kernel's sockets, and by writes out of memory that is registered for them.
struct KernelBypassOverVerbs: LawOverVerbs {
    let number = 36

    private static let sizes = (6...12).map { 1 << $0 }
    private static let uses = 16
    /// Sizes without which registering could not be told by the byte.
    private static let registeredSizes = [1 << 18, 1 << 20, 1 << 22]
    private static let (sockets, rdma) = ("sockets", "RDMA, \(uses) uses")
    private static let payingUses = "uses that pay for registering"
    /// On no curve of the law, and told apart by them: a write, and registering.
    private static let (write, registering) = ("write", "registering")
    /// So fast, in GB/s, that the law's copies take no time.
    private static let noCopies = 10_000.0

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let largest = Self.sizes.max() ?? 0
        let bench = try WriteBench(on: device, source: largest, arriving: largest)
        let memory = try UnregisteredMemory(
            Self.registeredSizes.max() ?? largest, arriving: largest, over: bench.queue)
        var cells = try KernelBypassMeasurement.socketCells(of: Self.sizes, seed: seed)
        for size in Self.sizes {
            let way = try bench.verified([.whole(size)], bench.gathering([.whole(size)], atMost: 1))
            cells.append(.init(curve: Self.write, x: Double(size), action: way))
            try memory.verify(size, writing: size, uses: Self.uses)
            cells.append(
                .init(curve: Self.rdma, x: Double(size)) { () throws(MeasurementRefusal) in
                    try memory.use(size, writing: size, uses: Self.uses)
                })
        }
        for size in Self.sizes + Self.registeredSizes {
            cells.append(
                .init(curve: Self.registering, x: Double(size)) { () throws(MeasurementRefusal) in
                    try memory.use(size, writing: Self.sizes[0], uses: 0)
                })
        }
        let timings = try Stopwatch().time(cells, seed: seed).map {
            $0.curve == Self.rdma ? $0.divided(by: Self.uses) : $0
        }
        return try Self.measurement(timings, on: device.description)
    }

    /// What timings of sockets, writes, registrations and their mixture say.
    ///
    /// - Throws: where they do not tell the law's costs apart.
    static func measurement(
        _ timings: [Stopwatch.Timing], on device: String
    ) throws(MeasurementRefusal) -> LawMeasurement {
        func curve(_ name: String) -> [Stopwatch.Timing] { timings.filter { $0.curve == name } }
        let through = try JointFit(curve(sockets)) { [2, $0.x] }
        let direct = try JointFit(timings.filter { $0.curve != sockets }, curves: [rdma]) { timing in
            switch timing.curve {
            case write: [1, timing.x, 0, 0]
            case registering: [0, 0, 1, timing.x]
            default: [1, timing.x, 1 / Double(uses), timing.x / Double(uses)]
            }
        }
        let costs = direct.coefficients
        let bandwidth = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: costs[1])
        // The law has the same network below both, and two copies above it.
        let copy = (through.coefficients[1].value - costs[1].value) / 2
        return LawMeasurement(
            setting:
                "messages that this thread sends over a TCP connection of this process to itself, and writes of them over "
                + "\(device), out of memory that is registered for \(uses) writes and then deregistered",
            constants: [
                .init("call", nanoseconds: through.coefficients[0]), .init("post", nanoseconds: costs[0]), bandwidth,
                .init("register", nanoseconds: costs[2]),
                try .init("register-bandwidth", nanosecondsPerByte: costs[3]),
            ],
            figures: [
                "size": sizes.map(Double.init), "uses": [Double(uses)], "network": [0],
                "copy-bandwidth": [copy > 0 ? min(noCopies, 1 / copy) : noCopies],
            ],
            places: through.places + direct.places
                + payingPlaces(sockets: curve(sockets), writes: curve(write), registering: curve(registering)),
            remarks: [
                "the whole of a write but its bytes is in post, and no time is the network's: "
                    + "\(rounded(costs[0].value)) ns beside \(rounded(2 * through.coefficients[0].value)) ns of two calls",
                copy > 0
                    ? "a copy between application and kernel takes \(rounded(copy)) ns a byte"
                    : "this machine contradicts the law by the byte: TCP takes \(rounded(through.coefficients[1].value)) ns for "
                        + "one and a write \(rounded(costs[1].value)) ns, where the law has two copies more in TCP; they are "
                        + "left out",
            ])
    }

    /// After how many uses the medians say that registering has paid off, where writing is the faster at all.
    private static func payingPlaces(
        sockets: [Stopwatch.Timing], writes: [Stopwatch.Timing], registering: [Stopwatch.Timing]
    ) -> [LawMeasurement.Place] {
        zip(sockets, zip(writes, registering)).compactMap { socket, rest in
            let spared = socket.found.value - rest.0.found.value
            guard spared > 0 else { return nil }
            return LawMeasurement.Place(
                curve: payingUses, x: socket.x, found: .init(max(1, (rest.1.found.value / spared).rounded(.up))),
                isKeptOut: true)
        }
    }
}
