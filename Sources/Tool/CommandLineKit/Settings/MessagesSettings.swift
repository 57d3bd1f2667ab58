public import TransferCore

/// How messages lie where they arrive.
public enum MessageArrival: String, CaseIterable, Sendable {
    /// Each in one buffer.
    case joined
    /// Headers and payload apart.
    case split
}

/// Settings of `rdmark messages`. Each payload is a cell.
public struct MessagesSettings: Hashable, Sendable, WorkloadSettings {
    /// Bytes of a header.
    public var header = ByteCount(64)
    /// Headers of a message.
    public var headers = 2
    /// Payload bytes of a message, each size once.
    public var payloads = sizesDoubling(from: 4 << 10, to: 64 << 10)
    /// Bytes of a page that payload lies in.
    public var page = ByteCount(4096)
    /// Messages under way at once.
    public var window = 16
    /// How messages lie where they arrive.
    public var arrival = MessageArrival.joined
    /// Decides which buffers and pages a message has.
    public var layoutSeed: UInt64 = 1
    /// Settings that every workload has.
    public var run: RunSettings

    func check() throws(Refusal) {}
}

extension Subcommand<MessagesSettings> {
    static func messages(_ vocabulary: Vocabulary) -> Subcommand {
        Subcommand(
            workload: "messages", "send messages whose headers and payload lie apart", [MessagesSettings.options],
            vocabulary,
            examples: [
                "mpirun -n 2 rdmark messages --header 54 --headers 2 --payload 4K..64K --transport mpi,p2p --method all",
                "mpirun -n 2 rdmark messages --payload 1K --window 64 --arrival split --transport mpi,p2p --method all",
            ],
            defaults: MessagesSettings(run: RunSettings(vocabulary)), command: Command.messages)
    }
}

extension MessagesSettings {
    fileprivate static var options: OptionGroup<MessagesSettings> {
        OptionGroup<MessagesSettings>(
            title: "Messages of headers and payload",
            options: [
                Option("header", \.header, .byteSize(ByteCount(1)...ByteCount(64 << 10)), "bytes of a header"),
                Option("headers", \.headers, .count(1...64), "headers of a message, each in a buffer of its own"),
                Option("payload", \.payloads, .sizes, "payload bytes of a message; each is a cell"),
                Option(
                    "page", \.page, .byteSize(ByteCount(64)...ByteCount(1 << 30)),
                    "bytes of the pages that payload lies in, in any order"),
                Option("window", \.window, .count(1...1024), "messages under way at once"),
                Option(
                    "arrival", \.arrival, .choice(),
                    "how messages arrive: joined in one buffer each, or split into headers and pages as they were sent"),
                Option("layout-seed", \.layoutSeed, .seed, "seed of which buffers and pages a message has"),
            ])
    }
}
