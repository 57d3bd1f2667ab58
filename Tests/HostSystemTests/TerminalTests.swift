import Glibc
import HostSystem
import Testing

/// Each in a process of its own, whose standard descriptors can be replaced.
@Suite struct TerminalTests {
    @Test(arguments: [40, 97])
    func tellsItsColumns(columns: UInt16) async {
        await #expect(processExitsWith: .success) { [columns] in
            let terminal = makeTerminal(columns: columns)
            precondition(dup2(terminal, STDOUT_FILENO) >= 0 && dup2(terminal, STDERR_FILENO) >= 0)
            precondition(Terminal.output(isLaunched: false)?.columns == Int(columns))
            precondition(Terminal.error(isLaunched: false)?.columns == Int(columns))
            exit(EXIT_SUCCESS)
        }
    }

    @Test func aTerminalWithoutASizeIsOneAllTheSame() async {
        await #expect(processExitsWith: .success) {
            precondition(dup2(makeTerminal(columns: 0), STDOUT_FILENO) >= 0)
            let terminal = Terminal.output(isLaunched: false)
            precondition(terminal != nil && terminal?.columns == nil)
            exit(EXIT_SUCCESS)
        }
    }

    @Test func aPipeAFileAndAClosedDescriptorAreNone() async {
        await #expect(processExitsWith: .success) {
            var ends: [Int32] = [0, 0]
            precondition(pipe(&ends) == 0 && dup2(ends[1], STDOUT_FILENO) >= 0)
            precondition(Terminal.output(isLaunched: false) == nil)
            precondition(dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO) >= 0)
            precondition(Terminal.output(isLaunched: false) == nil)
            close(STDERR_FILENO)
            precondition(Terminal.error(isLaunched: false) == nil)
            exit(EXIT_SUCCESS)
        }
    }

    /// Behind a launcher the parent's descriptors count, not the terminal that a rank was given.
    @Test func aLaunchedProcessLooksAtItsLauncher() async {
        await #expect(processExitsWith: .success) {
            precondition(dup2(makeTerminal(columns: 40), STDOUT_FILENO) >= 0)
            let launcher = open("/proc/\(getppid())/fd/\(STDOUT_FILENO)", O_RDONLY | O_NONBLOCK | O_NOCTTY)
            let isWatched = launcher >= 0 && isatty(launcher) != 0
            let terminal = Terminal.output(isLaunched: true)
            precondition((terminal != nil) == isWatched)
            exit(EXIT_SUCCESS)
        }
    }
}

/// A new pseudo-terminal of that width; its other side stays open as long as the process runs.
private func makeTerminal(columns: UInt16) -> Int32 {
    // TIOCSPTLCK and TIOCGPTN: macros that Swift does not see.
    let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (lock, number) = (Int32(0), Int32(0))
    precondition(ioctl(controller, setLock, &lock) == 0 && ioctl(controller, getNumber, &number) == 0)
    let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    var size = winsize()
    size.ws_col = columns
    precondition(terminal >= 0 && ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
    return terminal
}
