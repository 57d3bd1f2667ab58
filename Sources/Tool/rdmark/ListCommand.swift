import CommandLineKit
import FoundationEssentials
import HostSystem
import Ranks
import TransferCore
import TransportCatalog

/// `rdmark list`: the transports, what they can do, and what cannot be had here and why.
struct ListCommand {
    let launch: Launch
    let settings: ListSettings

    private struct Entry: Encodable {
        let transport: String
        let available: Bool
        let reason: String?
        var path: String?
        var memory: [String] = []
        var methods: [String] = []
        var requestsInOneExchange: Int?
        var bytesInOneMessage: Int?
    }

    func run() throws {
        let surroundings = try Surroundings()
        var entries: [Entry] = []
        do {
            let setting = try surroundings.setting(timeout: .seconds(10))
            for name in TransportName.allCases { entries.append(entry(name, setting.catalog)) }
        } catch { throw Failure("\(error)") }
        surroundings.close()
        launch.say(settings.printsJSON ? try json(entries) : table(entries))
    }

    private func entry(_ name: TransportName, _ catalog: TransportCatalog) -> Entry {
        do {
            let capabilities = try catalog.capabilities(of: name)
            func limit(_ value: Int) -> Int? { value == .max ? nil : value }
            return Entry(
                transport: name.rawValue, available: true, reason: nil, path: capabilities.path.rawValue,
                memory: capabilities.memoryKinds.map(\.rawValue), methods: capabilities.methods.map(\.rawValue),
                requestsInOneExchange: limit(capabilities.depth),
                bytesInOneMessage: limit(capabilities.limits.messageBytes))
        } catch {
            return Entry(transport: name.rawValue, available: false, reason: error.description)
        }
    }

    private func json(_ entries: [Entry]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
    }

    private func table(_ entries: [Entry]) -> String {
        let heading = ["transport", "path", "memory", "methods", "limits"]
        let rows = entries.map { entry -> [String] in
            guard entry.available else { return [entry.transport, "not here: \(entry.reason ?? "")"] }
            let limits = [
                entry.requestsInOneExchange.map { "\($0) requests an exchange" },
                entry.bytesInOneMessage.map { "\($0) bytes a message" },
            ].compactMap { $0 }.joined(separator: ", ")
            return [
                entry.transport, entry.path ?? "", entry.memory.joined(separator: ","),
                entry.methods.joined(separator: ","), limits,
            ]
        }
        let all = [heading] + rows
        let complete = all.filter { $0.count == heading.count }
        let widths = heading.indices.map { column in complete.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n") + "\n\nThe first method of a transport is the one that it would choose.\n"
    }
}
