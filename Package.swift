// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The floors of the house, lowest first: a target imports what lies below it (see README.md, "Layout").
// Run `bench/run` or `bench/test`: both install what is missing before they build.

requireSystemPackages([
    "mpi-c": "libopenmpi-dev openmpi-bin", "libibverbs": "libibverbs-dev", "librdmacm": "librdmacm-dev",
    "hwloc": "libhwloc-dev",
])

/// What every target is compiled with.
let strict: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .unsafeFlags(
            ["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
    ] + (Context.environment["RDMARK_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// Floors that need no raw pointer.
let pure = strict + [.strictMemorySafety()]

func floor(_ floor: String, _ name: String, _ dependencies: [Target.Dependency], _ settings: [SwiftSetting]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(floor)/\(name)", swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests", swiftSettings: strict)
}

let package = Package(
    name: "rdmark",
    products: [.executable(name: "rdmark", targets: ["rdmark"])],
    targets: [
        // Bindings: C objects as Swift values.
        .systemLibrary(
            name: "CMPI", path: "Sources/Bindings/CMPI", pkgConfig: "mpi-c", providers: [.apt(["libopenmpi-dev"])]),
        .systemLibrary(
            name: "CIBVerbs", path: "Sources/Bindings/CIBVerbs", pkgConfig: "libibverbs",
            providers: [.apt(["libibverbs-dev"])]),
        .systemLibrary(
            name: "CRDMACM", path: "Sources/Bindings/CRDMACM", pkgConfig: "librdmacm",
            providers: [.apt(["librdmacm-dev"])]),
        .systemLibrary(
            name: "CHWLOC", path: "Sources/Bindings/CHWLOC", pkgConfig: "hwloc", providers: [.apt(["libhwloc-dev"])]),
        .target(name: "CHostSystem", path: "Sources/Bindings/CHostSystem"),
        floor("Bindings", "HostSystem", ["CHostSystem"], strict),
        floor("Bindings", "MessagePassing", ["CMPI", "HostSystem"], strict),
        floor("Bindings", "Verbs", ["CIBVerbs", "CHostSystem"], strict),
        floor("Bindings", "Topology", ["CHWLOC"], strict),
        floor("Bindings", "ConnectionManager", ["CRDMACM", "CIBVerbs", "Verbs"], strict),

        // Core: words and laws; pure.
        floor("Core", "TransferCore", [], pure),
        floor("Core", "Statistics", [], pure),
        floor("Core", "Laws", [], pure),
        floor("Core", "Planning", ["TransferCore", "Laws"], pure),

        // Devices: device memory and the engines that move it.
        floor("Devices", "CopyKernels", ["TransferCore", "CHostSystem"], strict),
        floor("Devices", "DeviceModel", ["CopyKernels", "TransferCore", "HostSystem"], strict),
        floor("Devices", "DeviceSimulation", ["DeviceModel", "CopyKernels", "TransferCore"], strict),
        floor("Devices", "TriadKernel", ["HostSystem"], strict),
        floor("Devices", "HostMemory", ["CopyKernels", "TransferCore", "HostSystem"], strict),

        // Transports: what carries a prepared exchange.
        floor("Transports", "Ranks", ["TransferCore", "MessagePassing", "HostSystem"], strict),
        floor(
            "Transports", "MessagePassingTransport",
            ["HostMemory", "CopyKernels", "Planning", "TransferCore", "MessagePassing", "HostSystem", "Ranks"], strict),
        floor(
            "Transports", "PeerToPeerTransport",
            ["DeviceModel", "CopyKernels", "Planning", "TransferCore", "HostSystem", "Ranks"], strict),
        floor(
            "Transports", "VerbsTransport",
            [
                "Verbs", "ConnectionManager", "DeviceModel", "HostMemory", "Planning", "TransferCore", "HostSystem",
                "Ranks",
            ], strict),
        floor(
            "Transports", "HostStagedTransport",
            ["DeviceModel", "HostMemory", "CopyKernels", "Planning", "Laws", "TransferCore", "HostSystem", "Ranks"],
            strict),
        floor(
            "Transports", "TransportCatalog",
            [
                "MessagePassingTransport", "PeerToPeerTransport", "HostStagedTransport", "VerbsTransport",
                "TransferCore", "HostSystem", "Ranks",
            ], strict),
        floor("Transports", "TransportConformance", ["TransferCore", "HostSystem", "Ranks"], strict),

        // Experiments: what is run, and how it is measured and written down.
        floor(
            "Experiments", "Results",
            ["LawExperiments", "DeviceSimulation", "Laws", "Statistics", "Planning", "TransferCore", "HostSystem"], pure
        ),
        floor(
            "Experiments", "Measurement", ["Statistics", "TransferCore", "HostSystem", "Ranks", "TriadKernel"], pure),
        floor(
            "Experiments", "Workloads",
            ["Measurement", "HostMemory", "Laws", "Planning", "TransferCore", "HostSystem", "Ranks"], pure),
        floor(
            "Experiments", "LawMeasurements",
            [
                "LawExperiments", "Laws", "Statistics", "DeviceModel", "CopyKernels", "HostMemory",
                "TransferCore", "HostSystem",
            ], pure),
        floor(
            "Experiments", "VerbsLawMeasurements",
            [
                "LawMeasurements", "LawExperiments", "VerbsTransport", "Verbs", "HostMemory", "Statistics",
                "TransferCore", "HostSystem",
            ], pure),
        floor(
            "Experiments", "LawExperiments", ["Laws", "DeviceModel", "DeviceSimulation", "Statistics", "TransferCore"],
            pure),

        // Tool: the command.
        floor("Tool", "CommandLineKit", ["TransferCore"], pure),
        .executableTarget(
            name: "rdmark",
            dependencies: [
                "CommandLineKit", "Workloads", "LawExperiments", "LawMeasurements", "VerbsLawMeasurements",
                "Measurement",
                "Results", "TransportCatalog",
                "TransportConformance",
                "VerbsTransport", "Statistics", "Planning", "TransferCore", "MessagePassing", "HostSystem", "Ranks",
                "Verbs", "Topology", "TriadKernel",
            ],
            path: "Sources/Tool/rdmark", swiftSettings: pure),

        // Tests. All of them are linked into one binary, so the fake forwards to the real libraries unless armed.
        .target(name: "FakeVerbs", path: "Tests/Support/FakeVerbs"),
        // Answers the tests that hold Statistics against SciPy.
        .executableTarget(
            name: "StatisticsProbe", dependencies: ["Statistics"], path: "Tests/Support/StatisticsProbe",
            swiftSettings: strict),
        tests(of: "Verbs", ["Verbs", "FakeVerbs"]),
        tests(of: "ConnectionManager", ["ConnectionManager", "Verbs", "FakeVerbs"]),
        tests(of: "Topology", ["Topology"]),
        tests(of: "VerbsDevice", ["Verbs", "ConnectionManager", "FakeVerbs", "HostSystem"]),
        tests(of: "VerbsTransport", ["VerbsTransport", "Verbs", "FakeVerbs", "Planning", "Ranks", "TransferCore"]),
        tests(of: "TransferCore", ["TransferCore"]),
        tests(of: "Statistics", ["Statistics"]),
        tests(of: "Laws", ["Laws"]),
        tests(of: "Planning", ["Planning", "Laws", "TransferCore"]),
        tests(of: "CopyKernels", ["CopyKernels", "TransferCore"]),
        tests(of: "DeviceModel", ["DeviceModel", "CopyKernels", "TransferCore", "HostSystem"]),
        tests(of: "DeviceSimulation", ["DeviceSimulation", "DeviceModel", "CopyKernels", "TransferCore"]),
        tests(of: "LawExperiments", ["LawExperiments", "Laws", "DeviceSimulation", "Statistics", "TransferCore"]),
        tests(
            of: "LawMeasurements",
            [
                "LawMeasurements", "LawExperiments", "Laws", "DeviceModel", "Statistics", "HostMemory", "TransferCore",
                "HostSystem",
            ]),
        tests(
            of: "VerbsLawMeasurements",
            ["VerbsLawMeasurements", "LawMeasurements", "LawExperiments", "FakeVerbs", "TransferCore"]),
        tests(of: "TriadKernel", ["TriadKernel", "HostSystem"]),
        tests(of: "HostSystem", ["HostSystem"]),
        tests(of: "Results", ["Results", "LawExperiments", "Laws", "Statistics", "Planning", "TransferCore"]),
        tests(of: "Measurement", ["Measurement", "Results", "Statistics", "TransferCore", "HostSystem"]),
        tests(of: "Workloads", ["Workloads", "Laws", "Measurement", "Planning", "TransferCore"]),
        tests(of: "CommandLineKit", ["CommandLineKit", "LawExperiments", "TransferCore"]),
        tests(
            of: "Transport",
            [
                "TransportCatalog", "TransportConformance", "MessagePassingTransport", "PeerToPeerTransport",
                "HostStagedTransport", "DeviceModel", "Planning", "Ranks", "MessagePassing", "TransferCore",
                "HostSystem",
            ]),
    ]
)

/// Stops with one line, instead of pages of compiler errors, where a system package is missing.
func requireSystemPackages(_ debianPackages: [String: String]) {
    let missing = debianPackages.filter { module, _ in
        let query = Process()
        query.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        query.arguments = ["pkg-config", "--exists", module]
        query.standardError = FileHandle.nullDevice
        guard (try? query.run()) != nil else { return true }
        query.waitUntilExit()
        return query.terminationStatus != 0
    }
    guard !missing.isEmpty else { return }
    let packages = missing.values.sorted().joined(separator: " ")
    let line = "rdmark needs system packages that are not here: apt-get install pkg-config \(packages)\n"
    FileHandle.standardError.write(Data(line.utf8))
    exit(1)
}
