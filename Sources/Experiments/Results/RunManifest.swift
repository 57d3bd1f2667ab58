public import FoundationEssentials

/// What has to be known about a run to read its figures, and to take them again: `run.json`.
public struct RunManifest: Codable, Hashable, Sendable {
    /// How far the run is.
    public enum Status: String, Codable, Sendable {
        /// It goes on, or was killed.
        case running
        /// Every cell has its row.
        case complete
        /// The user stopped it.
        case interrupted
        /// An error ended it, or a cell failed; see the reason.
        case failed
    }

    /// The MPI library.
    public struct MessagePassing: Codable, Hashable, Sendable {
        /// What the library says of itself. (`MPI_Get_library_version`)
        public var library: String
        /// Its parameters that were set, by name.
        public var parameters: [String: String]

        /// A library with the parameters given to it.
        public init(library: String, parameters: [String: String]) {
            self.library = library
            self.parameters = parameters
        }
    }

    /// What one rank used of its host's RDMA devices.
    public struct DeviceInUse: Codable, Hashable, Sendable {
        /// The device.
        public var name: String
        /// Its port, from 1.
        public var port: Int
        /// The entry of the port's GID table.
        public var gidIndex: Int
        /// Which packets carry what is sent from it.
        public var gidKind: String
        /// Payload bytes of the largest packet.
        public var pathMtuBytes: Int
        /// Bytes up to which a request carries its payload itself.
        public var inlineBytes: Int
        /// Requests outstanding on a queue pair.
        public var depth: Int

        /// See the properties.
        public init(
            name: String, port: Int, gidIndex: Int, gidKind: String, pathMtuBytes: Int, inlineBytes: Int, depth: Int
        ) {
            self.name = name
            self.port = port
            self.gidIndex = gidIndex
            self.gidKind = gidKind
            self.pathMtuBytes = pathMtuBytes
            self.inlineBytes = inlineBytes
            self.depth = depth
        }
    }

    /// The clock that took the samples.
    public struct Clock: Codable, Hashable, Sendable {
        /// The smallest step that was seen, in nanoseconds.
        public var resolutionNanoseconds: Double
        /// What one reading costs, in nanoseconds.
        public var costNanoseconds: Double

        /// A clock as it was measured.
        public init(resolutionNanoseconds: Double, costNanoseconds: Double) {
            self.resolutionNanoseconds = resolutionNanoseconds
            self.costNanoseconds = costNanoseconds
        }
    }

    /// What the instrument adds.
    public struct Instrument: Codable, Hashable, Sendable {
        /// To a sample, beyond the readings of the clock, in nanoseconds.
        public var loopNanoseconds: Double
        /// Between samples, for the ranks to start together, in nanoseconds.
        public var startNanoseconds: Double

        /// What was measured.
        public init(loopNanoseconds: Double, startNanoseconds: Double) {
            self.loopNanoseconds = loopNanoseconds
            self.startNanoseconds = startNanoseconds
        }
    }

    /// The version of the files' layout: a program that knows only smaller numbers cannot read them.
    public static let currentSchema = 1

    /// The version of the layout that the run's files have; absent where they were written before it was counted, in
    /// what became version 1.
    @NullEncoded public private(set) var schema: Int? = currentSchema
    /// How far the run is.
    public var status = Status.running
    /// Why it failed.
    @NullEncoded public var reason: String?
    /// When it began, to the second, in UTC.
    public var startedAt: Date
    /// When it ended.
    @NullEncoded public var endedAt: Date?
    /// The program and its arguments.
    public var arguments: [String]
    /// Every option after defaults.
    public var options: [String: String]
    /// The seed of everything random.
    @NullEncoded public var seed: UInt64?
    /// The commit that the program was built from.
    @NullEncoded public var commit: String?
    /// How it was built.
    public var build: BuildDescription
    /// The cluster as its file describes it.
    @NullEncoded public var cluster: JSONValue?
    /// The host of each rank.
    public var hosts: [String] = []
    /// The machine of rank 0.
    public var machine: MachineDescription
    /// What on that machine may have spoiled the figures, as it was when the run began; absent where nobody looked.
    @NullEncoded public var findings: [Finding]?
    /// The MPI library.
    @NullEncoded public var messagePassing: MessagePassing?
    /// What each rank used of its host's RDMA devices, by rank; empty where none did.
    public var devices: [DeviceInUse] = []
    /// The clock.
    @NullEncoded public var clock: Clock?
    /// What the instrument adds; absent in manifests that were written before it was measured.
    @NullEncoded public var instrument: Instrument?

    /// A run that begins. What is known only later is set by `ResultsFolder.updateManifest(_:)`.
    public init(
        startedAt: Date, arguments: [String], options: [String: String] = [:], seed: UInt64? = nil,
        commit: String? = nil, build: BuildDescription = .current, cluster: JSONValue? = nil,
        machine: MachineDescription = .read()
    ) {
        self.startedAt = startedAt
        self.arguments = arguments
        self.options = options
        self.seed = seed
        self.commit = commit
        self.build = build
        self.cluster = cluster
        self.machine = machine
    }
}

extension RunManifest {
    /// The manifest in `json`.
    ///
    /// - Throws: `DecodingError` where that is not a manifest.
    public init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        decoder.dateDecodingStrategy = .iso8601
        self = try decoder.decode(RunManifest.self, from: json)
    }

    /// The manifest as JSON text with sorted keys.
    public var json: String { jsonText(self) }
}

/// JSON as all files of a run have it: sorted snake_case keys, ISO 8601 times, a line end at the end.
func jsonText(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.dateEncodingStrategy = .iso8601
    do {
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
        preconditionFailure("what is written as JSON holds finite numbers and text: \(error)")
    }
}
