import CHostSystem
import Glibc

/// A thread of its own for one closure.
///
/// It does not know how to end the closure: tell it, by a flag that it polls, before `join()`.
public final class WorkerThread {
    private var thread: pthread_t?

    /// What the thread starts from.
    private final class Task {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// Starts `body` on a new thread.
    ///
    /// - Parameters:
    ///   - name: what debuggers and `top` show; the first 15 bytes count.
    ///   - body: runs once.
    /// - Throws: `SystemError` where the system has no thread left.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        let task = Unmanaged.passRetained(Task(name: name, body: body))
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, { Self.main($0) }, task.toOpaque())
        guard status == 0 else {
            task.release()
            throw SystemError(call: "pthread_create", errno: status)
        }
        self.thread = thread
    }

    deinit { join() }

    /// Waits until the closure has returned. Calling it again changes nothing.
    public func join() {
        if let thread { pthread_join(thread, nil) }
        thread = nil
    }

    private static func main(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        let task = Unmanaged<Task>.fromOpaque(argument).takeRetainedValue()
        chost_prepare_thread(String(decoding: task.name.utf8.prefix(15), as: UTF8.self))
        task.body()
        return nil
    }
}
