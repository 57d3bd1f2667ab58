import CommandLineKit
import HostSystem
import TransportCatalog

let launch = Launch.current
let vocabulary = Vocabulary(transports: TransportName.allCases.map(\.rawValue), laws: LawWords.all)

do {
    let parser = CommandLineParser(vocabulary: vocabulary)
    switch try parser.parse(launch.arguments) {
    case .help(let text): launch.say(text)
    case .version: launch.say("rdmark \(launch.version)\n")
    case .run(let command):
        let named = try NamedCluster(of: command)
        let dispatcher = Dispatcher(launch: launch, vocabulary: vocabulary, named: named)
        // The words that name a cluster mean more on it: its defaults stand below them.
        if let named, case .run(let settled) = try parser.parse(launch.arguments, on: named.cluster) {
            try dispatcher.run(settled)
        } else {
            try dispatcher.run(command)
        }
    }
    ProcessExit.orderly(ProcessExit.success)
} catch let error as UsageError {
    launch.fail(error.description, status: ProcessExit.usage)
} catch let failure as Failure {
    if failure.isOfHost { launch.complainForHost(failure.message) }
    launch.fail(failure.message, status: failure.status)
}
