import CommandLineKit
import HostSystem
import TransferCore
import Workloads

/// One experiment with the settings it is run under. Made, and so checked, before MPI is started.
struct Job {
    /// The experiment, by its type: each case's calls are direct.
    enum Work {
        case halo(HaloExperiment)
        case transpose(TransposeExperiment)
        case stream(StreamExperiment)
        case checkpoint(CheckpointExperiment)
        case messages(MessagesExperiment)
        case latency(LatencyExperiment)
        case bandwidth(BandwidthExperiment)

        /// The experiment, whichever it is.
        var experiment: any Experiment {
            switch self {
            case .halo(let work): work
            case .transpose(let work): work
            case .stream(let work): work
            case .checkpoint(let work): work
            case .messages(let work): work
            case .latency(let work): work
            case .bandwidth(let work): work
            }
        }
    }

    let work: Work
    let settings: RunSettings
    /// A bound of the workload's own on the samples, where it has one.
    var maximumSamples: Int?
}

extension RunSettings {
    /// Pages of all memory.
    var pages: Pages { tuning.hugePages ? .huge : .standard }
}

/// Turns what a geometry throws into what the user reads.
func checked<Value>(
    _ place: String, _ body: () throws -> Value
) throws(Failure) -> Value {
    do { return try body() } catch let error as WorkloadError {
        throw Failure(error, in: place)
    } catch let error as TransferError {
        throw Failure("\(place): \(error)", status: ProcessExit.usage)
    } catch {
        throw Failure("\(place): \(error)")
    }
}
