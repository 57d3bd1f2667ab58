import HostSystem
import Results

extension TableStyle {
    /// How tables are drawn where this process's standard output goes: as wide as the terminal, coloured there unless
    /// `NO_COLOR` is set.
    init(for launch: Launch) {
        let terminal = Terminal.output(isLaunched: launch.place != nil)
        self.init(
            width: terminal?.columns ?? launch.environment["COLUMNS"].flatMap(Int.init) ?? 120,
            color: terminal != nil && launch.environment["NO_COLOR"] == nil,
            unicode: TableStyle.showsUnicode(environment: launch.environment))
    }
}
