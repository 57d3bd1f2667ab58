import CommandLineKit
import Results

/// `rdmark doctor`: what on this machine would spoil a measurement, with the remedy for each.
///
/// It starts no MPI and measures nothing. Whatever it finds, the command has done what was asked of it: the findings are
/// for people and for programs that read `--json`, not an exit status.
struct DoctorCommand {
    let launch: Launch
    let settings: DoctorSettings

    func run() {
        guard launch.isSpeaker else { return }
        let diagnosis = Diagnosis(of: MeasuringSite(MachineInspection.machine(), launch: launch.measuringLaunch))
        launch.say(
            settings.printsJSON ? diagnosis.json : DiagnosisListing(diagnosis, style: TableStyle(for: launch)).text)
    }
}
