import CHostSystem
import Glibc

/// A thread of its own for one closure.
///
/// It does not know how to end the closure: tell it, by a flag that it polls, before `join()`.
public final class WorkerThread {
    private var thread: pthread_t?

    /// Starts `body` on a new thread.
    ///
    /// - Parameters:
    ///   - name: what debuggers and `top` show; the first 15 bytes count.
    ///   - body: runs once.
    /// - Throws: `SystemError` where the system has no thread left.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        thread = try start(Assignment(name: name, body: body))
    }

    deinit { join() }

    /// Waits until the closure has returned. Calling it again changes nothing.
    public func join() {
        if let thread { pthread_join(thread, nil) }
        thread = nil
    }
}

/// What a thread starts from.
private final class Assignment: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

private func start(_ assignment: Assignment) throws(SystemError) -> pthread_t {
    var thread = pthread_t()
    let handed = Unmanaged.passRetained(assignment)
    let status = pthread_create(&thread, nil, { carryOut($0) }, handed.toOpaque())
    guard status == 0 else {
        handed.release()
        throw SystemError(call: "pthread_create", errno: status)
    }
    return thread
}

private func carryOut(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let assignment = Unmanaged<Assignment>.fromOpaque(argument).takeRetainedValue()
    chost_name_thread(String(decoding: assignment.name.utf8.prefix(15), as: UTF8.self))
    assignment.body()
    return nil
}

extension WorkerThread {
    /// Lets other threads run on this core, if any wants to (`sched_yield(2)`).
    public static func yield() { sched_yield() }

    /// Tells the core that the calling thread is polling.
    public static func spinHint() { chost_spin_hint() }
}
