import CommandLineKit
import HostSystem
import TransportCatalog

let launch = Launch.current
let vocabulary = Vocabulary(transports: TransportName.allCases.map(\.rawValue))

do {
    switch try CommandLineParser(vocabulary: vocabulary).parse(launch.arguments) {
    case .help(let text): launch.say(text)
    case .version: launch.say("rdmark \(launch.version)\n")
    case .run(let command): try Dispatcher(launch: launch, vocabulary: vocabulary).run(command)
    }
    ProcessExit.orderly(ProcessExit.success)
} catch let error as UsageError {
    launch.fail(error.description, status: ProcessExit.usage)
} catch let failure as Failure {
    launch.fail(failure.message, status: failure.status)
}
