import CommandLineKit
import FoundationEssentials
import HostSystem
import Measurement
import Results
import Statistics
import TransferCore
import VerbsTransport

/// Keeps what comes out of a run: on disk as it comes, on the terminal at the end. Only rank 0 writes.
final class Recorder {
    private let launch: Launch
    private let printsJSON: Bool
    private let format: TableFormat
    /// What is made of the rows besides a table of them.
    private enum Purpose { case rows, paths, map }
    private let purpose: Purpose
    private let cluster: String?
    private var manifest: RunManifest
    private var folder: ResultsFolder?
    private var results: [CellResult] = []
    private var paths: [PathMeasurement] = []

    /// Opens the output on the speaking rank, before anything slow.
    ///
    /// - Throws: `ResultsError` where the folder cannot be made or its files cannot be written.
    init(
        _ launch: Launch, _ command: Command, output: Output, cluster named: NamedCluster?, seed: UInt64
    ) throws(ResultsError) {
        self.launch = launch
        printsJSON = output.printsJSON
        format = command.tableFormat
        cluster = named?.cluster.name
        purpose =
            switch command {
            case .paths: .paths
            case .map: .map
            default: .rows
            }
        let now = Date()
        let machine = launch.isSpeaker ? MachineInspection.machine() : MachineDescription()
        manifest = RunManifest(
            startedAt: now, arguments: launch.commandLine, options: command.optionsAfterDefaults, seed: seed,
            commit: SourceCommit.current, cluster: named?.content, machine: machine)
        guard launch.isSpeaker else { return }
        manifest.findings = Diagnosis(of: MeasuringSite(machine, launch: launch.measuringLaunch)).findings
        let path =
            output.folder
            ?? ResultsFolder.defaultPath(
                cluster: named?.cluster.name ?? "local", startedAt: now, commit: SourceCommit.current)
        folder = try ResultsFolder(at: path, manifest: manifest)
    }

    /// The processor of this host.
    var processor: String? { manifest.machine.cpuModel }

    /// Adds what is known only once MPI runs.
    func describe(
        hosts: [String], messagePassing: RunManifest.MessagePassing, clock: ClockCalibration, instrument: InstrumentCost
    ) throws(ResultsError) {
        manifest.hosts = hosts
        manifest.messagePassing = messagePassing
        manifest.clock = RunManifest.Clock(
            resolutionNanoseconds: Double(clock.resolutionNanoseconds), costNanoseconds: clock.costNanoseconds)
        manifest.instrument = RunManifest.Instrument(
            loopNanoseconds: instrument.loopNanoseconds, startNanoseconds: instrument.startNanoseconds)
        let complete = manifest
        try folder?.updateManifest { $0 = complete }
    }

    /// Adds what the ranks use of RDMA devices.
    func describe(_ inUse: [VerbsTransport.DeviceInUse]) throws(ResultsError) {
        let devices = inUse.map {
            RunManifest.DeviceInUse(
                name: $0.device, port: $0.port, gidIndex: $0.gidIndex, gidKind: $0.gidKind, pathMtuBytes: $0.pathMTU,
                inlineBytes: $0.inlineBytes, depth: $0.depth)
        }
        guard !devices.isEmpty, devices != manifest.devices else { return }
        manifest.devices = devices
        try folder?.updateManifest { $0.devices = devices }
    }

    /// Writes a cell's samples and its row.
    func add(_ result: CellResult, samples measurement: CellMeasurement?) throws(ResultsError) {
        results.append(result)
        // Samples are kept until the end.
        if purpose == .paths {
            paths.append(PathMeasurement(result, nanoseconds: measurement?.validNanoseconds ?? []))
        }
        guard let folder else { return }
        if let measurement {
            let records = measurement.samples.lazy.map {
                SampleRecord(elapsedNanoseconds: $0.elapsedNanoseconds, events: $0.events, validity: $0.validity)
            }
            try folder.append(samples: records, of: result.identity)
        }
        try folder.append(result: result)
    }

    /// The first reason for which the run cannot be called a success, if any.
    var complaint: String? {
        for result in results {
            switch result.status {
            case .failed(let reason), .invalid(let reason):
                let cell = result.identity
                return "\(cell.workload) over \(cell.transport) by \(cell.method.rawValue): \(reason)"
            case .ok, .skipped, .interrupted: continue
            }
        }
        // A run that measured nothing at all is no success either.
        let refusals = results.compactMap { if case .skipped(let reason) = $0.status { reason } else { nil } }
        return refusals.count == results.count ? refusals.first.map { "no cell could be run: \($0)" } : nil
    }

    /// Says in the manifest how the run ended, and prints the table or the JSON.
    func finish(_ status: RunManifest.Status, reason: String? = nil) throws(ResultsError) {
        guard let folder else { return }
        try folder.finish(status, reason: reason)
        manifest = folder.manifest
        try writeFindings(to: folder)
        // A run that could not begin has nothing to show to people.
        if printsJSON || !results.isEmpty { print(report, terminator: "") }
        let isForPeople = !printsJSON && format == .table && !results.isEmpty
        if isForPeople { print("\nsamples.csv, summary.csv and run.json: \(folder.path)") }
    }

    /// Writes what is made of the rows.
    private func writeFindings(to folder: ResultsFolder) throws(ResultsError) {
        switch purpose {
        case .rows: break
        case .paths:
            try folder.write(pathsJSON.text, to: "paths.json")
            try folder.write(PathsFile(comparisons).text, to: "paths.csv")
        case .map:
            try folder.write(map.text, to: "map.json")
            try folder.write(MapPlacesFile(maps).text, to: "map.csv")
        }
    }

    private lazy var maps = MethodMap.all(of: results)

    private var map: MapJSON { MapJSON(manifest: manifest, cluster: cluster, maps: maps) }

    private lazy var comparisons = PathComparison.all(of: paths, seed: manifest.seed ?? 0)

    private var pathsJSON: PathsJSON { PathsJSON(manifest: manifest, cluster: cluster, comparisons: comparisons) }

    /// What is printed in the end.
    private var report: String {
        if purpose == .map {
            return printsJSON ? map.text : MapTable(maps, style: TableStyle(for: launch)).text
        }
        if purpose == .paths {
            return printsJSON
                ? pathsJSON.text
                : PathsTable(comparisons, style: TableStyle(for: launch)).text
        }
        if printsJSON { return SummaryJSON(manifest: manifest, results: results).text }
        if let layout = PeerTable.Layout(rawValue: format.rawValue) {
            return PeerTable(results, layout: layout, commit: manifest.commit).text
        }
        return SummaryTable(results, style: TableStyle(for: launch)).text
    }
}
