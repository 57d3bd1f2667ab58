internal import HostMemory
internal import HostSystem
internal import TransferCore
internal import Verbs

/// What one rank opens of its device, for all its connections.
final class Endpoint {
    /// The device, its port and its address.
    let choice: DeviceChoice
    let domain: ProtectionDomain
    let completions: CompletionQueue
    /// Where the arrival of completions is announced, where somebody waits for that.
    let channel: CompletionChannel?
    /// Where gaps that travelled along are thrown.
    let sink: MemoryRegion
    /// What every queue pair is asked for.
    let limits: QueuePairLimits
    /// After how many requests of a queue pair one is reported.
    let signalEvery: Int

    /// Bytes of the sink, and so of the longest gap.
    static let sinkSize = 64 << 10
    private static let usualDepth = 256
    private static let usualSignalEvery = 64
    /// perftest's default.
    private static let usualInlineBytes = 220
    private static let mostNoticeReceives = 4096
    private static let mostCompletions = 32_000

    init(_ choice: DeviceChoice, _ settings: VerbsTransport.Settings, waitsForEvents: Bool) throws(TransferError) {
        let attributes = choice.context.attributes
        let depth = settings.depth ?? min(Self.usualDepth, attributes.maximumQueueDepth)
        let signalEvery = settings.signalEvery ?? min(Self.usualSignalEvery, depth)
        try choice.check("--queue-depth", depth, 1...attributes.maximumQueueDepth)
        try choice.check("--signal-every", signalEvery, 1...depth)
        try choice.check("--queue-pairs", settings.queuePairs, 1...attributes.maximumQueuePairs)
        if settings.operation == .read, attributes.maximumInitiatedReads == 0 {
            throw TransferError(
                .invalidSetting, during: "choosing the operation", cause: "\(choice.context.device.name) has no reads",
                advice: "use --operation write or send")
        }
        self.choice = choice
        self.signalEvery = signalEvery
        let sinkMemory = try HostMemory(size: ByteCount(Self.sinkSize))
        do throws(VerbsError) {
            domain = try ProtectionDomain(on: choice.context)
            channel = waitsForEvents ? try CompletionChannel(on: choice.context) : nil
            completions = try CompletionQueue(
                on: choice.context, capacity: min(Self.mostCompletions, attributes.maximumCompletionEntries),
                channel: channel)
            sink = try MemoryRegion(in: domain, first: Self.sinkSize, of: sinkMemory, access: .localWrite)
            var limits = QueuePairLimits(
                sendDepth: depth, receiveDepth: min(Self.mostNoticeReceives, attributes.maximumQueueDepth),
                sendSegments: attributes.maximumSegments, receiveSegments: attributes.maximumSegments)
            limits.inlineBytes = try Self.inlineBytes(settings.inlineBytes, limits, domain, completions, choice)
            self.limits = limits
        } catch {
            throw error.asTransferError(during: nil)
        }
    }

    /// Whether its counters show what goes from one of its queue pairs to another; a card need not, soft-RoCE does.
    var countsLoopback: Bool { choice.context.device.files.softwareParent != nil }

    /// What wakes a wait when a completion comes, where somebody waits for that.
    var events: EventSource? {
        channel.map { channel in
            // A failure shows when the completions are polled for.
            EventSource(
                descriptor: channel.descriptor, arm: { [completions] in try? completions.requestNotification() },
                drain: { _ = try? channel.wait(for: .zero) })
        }
    }

    /// Bytes that requests carry themselves. Only making a queue pair tells whether a device takes that many.
    private static func inlineBytes(
        _ asked: Int?, _ limits: QueuePairLimits, _ domain: ProtectionDomain, _ completions: CompletionQueue,
        _ choice: DeviceChoice
    ) throws(VerbsError) -> Int {
        let wishes = asked.map { [$0] } ?? [usualInlineBytes, 64, 0]
        for wish in wishes {
            var limits = limits
            limits.inlineBytes = wish
            do throws(VerbsError) {
                _ = try UnconnectedQueuePair(
                    in: domain, on: choice.port, gid: choice.gid, sendCompletions: completions,
                    receiveCompletions: completions, limits: limits)
                return wish
            } catch {
                if asked != nil {
                    let most = try choice.context.inlineLimit()
                    guard wish > most else { throw error }
                    throw VerbsError(
                        .invalidArgument, during: "setting up \(choice.context.device.name)",
                        cause: "--inline \(wish) cannot be had", hint: "give 0 to \(most)")
                }
                guard wish > 0 else { throw error }
            }
        }
        return 0
    }
}

extension DeviceChoice {
    /// Refuses a setting that this device has no room for.
    func check(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws(TransferError) {
        guard !range.contains(value) else { return }
        throw TransferError(
            .invalidSetting, during: "setting up \(context.device.name)", cause: "\(option) \(value) cannot be had",
            advice: "give \(range.lowerBound) to \(range.upperBound)")
    }
}
