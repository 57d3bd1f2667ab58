import CommandLineKit
import HostSystem
import LawExperiments
import LawMeasurements
import Results
import TransferCore
import VerbsLawMeasurements

/// `rdmark laws`: what the texts claim of DMA and RDMA, law by law, beside a simulation of each. It starts no MPI.
struct LawsCommand {
    let launch: Launch
    let settings: LawsSettings

    /// From so many laws on each has a line, and not a page.
    private static let lawsInLines = 4

    func run() throws(Failure) {
        guard launch.isSpeaker else { return }
        switch settings {
        case .list(let printsJSON): list(asJSON: printsJSON)
        case .run(let run): try show(try outcomes(of: run), of: run)
        }
    }

    private func list(asJSON printsJSON: Bool) {
        let sheets = LawCatalog.all.map(\.sheet)
        launch.say(
            printsJSON
                ? LawsJSON(listing: sheets).text : LawsTable(listing: sheets, style: TableStyle(for: launch)).text)
    }

    private func outcomes(of run: LawsRun) throws(Failure) -> [LawOutcome] {
        let experiments = run.numbers.compactMap(LawCatalog.law)
        let profile = try profile(at: run.profileFile)
        // Figures that make no sense are refused before the first law runs.
        var prepared: [(law: any LawExperiment, values: LawValues)] = []
        for law in experiments {
            var given: [String: [Double]] = [:]
            for parameter in law.parameters {
                let ofMachine = parameter.figure.flatMap { profile?.figures[$0]?.value }
                given[parameter.name] = run.figures[parameter.name] ?? ofMachine.map { [$0] }
            }
            do throws(LawRefusal) {
                prepared.append((law, try LawValues(of: law.parameters, given: given)))
            } catch { throw refused(error, by: law) }
        }
        // So is a device that is not there.
        let device = try device(for: run)
        let folder = try open(run.folder)
        var outcomes: [LawOutcome] = []
        for (law, values) in prepared {
            do throws(LawRefusal) {
                let result = try law.simulate(values, seed: run.seed)
                let machine = run.isSimulationOnly ? .notAsked : ask(law, device, seed: run.seed)
                outcomes.append(LawOutcome(law.sheet, result, machine: machine, isOverVerbs: device != nil))
            } catch { throw refused(error, by: law) }
            do throws(ResultsError) { try folder?.append(outcomes[outcomes.count - 1]) } catch {
                throw Failure("\(error)")
            }
        }
        return outcomes
    }

    /// What this machine, or an RDMA device of it, says of a law.
    private func ask(_ law: any LawExperiment, _ device: LoopbackDevice?, seed: UInt64) -> LawOutcome.Machine {
        let number = law.sheet.number
        do throws(MeasurementRefusal) {
            let measurement: LawMeasurement
            if let device {
                guard let measured = VerbsMeasurementCatalog.law(number) else {
                    return .silent("this law is not measured over verbs; rdmark laws lists those that are")
                }
                measurement = try measured.measure(on: device, seed: seed)
            } else {
                guard let measured = MeasurementCatalog.law(number) else { return .notAsked }
                measurement = try measured.measure(seed: seed)
            }
            do throws(LawRefusal) { return .measured(measurement, try law.simulate(measurement, seed: seed)) } catch {
                return .silent("what was measured makes no sense of the law: \(error)")
            }
        } catch { return .silent(error.description) }
    }

    private func device(for run: LawsRun) throws(Failure) -> LoopbackDevice? {
        guard run.over == .verbs else { return nil }
        do throws(TransferError) { return try LoopbackDevice(named: run.device) } catch {
            throw Failure(
                "laws run --over verbs: \(error)",
                status: error.code == .invalidSetting ? ProcessExit.usage : ProcessExit.failure)
        }
    }

    private func profile(at path: String?) throws(Failure) -> Profile? {
        guard let path else { return nil }
        let text = try InputFile.text(at: path, holding: "profile", examples: "clusters/profiles")
        do throws(UsageError) { return try ProfileFile.parse(text: text, path: path) } catch {
            throw Failure(error.description, status: ProcessExit.usage)
        }
    }

    private func open(_ path: String?) throws(Failure) -> LawsFolder? {
        guard let path else { return nil }
        do throws(ResultsError) { return try LawsFolder(at: path) } catch { throw Failure("\(error)") }
    }

    private func refused(_ refusal: LawRefusal, by law: any LawExperiment) -> Failure {
        Failure("laws run \(law.sheet.name): \(refusal)", status: ProcessExit.usage)
    }

    private func show(_ outcomes: [LawOutcome], of run: LawsRun) throws(Failure) {
        let style = TableStyle(for: launch)
        if run.printsJSON {
            launch.say(LawsJSON(outcomes).text)
        } else if outcomes.count < Self.lawsInLines {
            launch.say(outcomes.map { LawPage($0, style: style).text }.joined(separator: "\n"))
        } else {
            launch.say(LawsTable(outcomes, style: style).text)
        }
        if let folder = run.folder, !run.printsJSON {
            launch.say("\nlaws.csv, findings.csv, constants.csv and a file for each law: \(folder)\n")
        }
        let broken = outcomes.filter { !$0.holds }.map(\.sheet.name)
        guard broken.isEmpty else {
            StandardOutput.flush()
            throw Failure("\(broken.joined(separator: ", ")) did not hold: simulation and closed form disagree")
        }
    }
}
