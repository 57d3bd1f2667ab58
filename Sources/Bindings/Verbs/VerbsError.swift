internal import Glibc

/// Why a call of libibverbs or librdmacm failed, or why its arguments were refused before the call.
public struct VerbsError: Error, Sendable {
    /// What kind of failure it is; codes can be added.
    public struct Code: Hashable, Sendable {
        private enum Value {
            case invalidArgument, notPermitted, outOfResources, memoryLockLimit, unsupported, notFound, unreachable
            case refused, timedOut, disconnected, other
        }

        private let value: Value

        private init(_ value: Value) { self.value = value }

        /// An argument that the device, the kernel or this library does not accept.
        public static let invalidArgument = Code(.invalidArgument)
        /// Missing rights.
        public static let notPermitted = Code(.notPermitted)
        /// The device or the system has no more of it.
        public static let outOfResources = Code(.outOfResources)
        /// The process may not lock so much memory.
        public static let memoryLockLimit = Code(.memoryLockLimit)
        /// Something that this device, driver or kernel does not offer.
        public static let unsupported = Code(.unsupported)
        /// No such device, port, GID or address.
        public static let notFound = Code(.notFound)
        /// The peer cannot be reached.
        public static let unreachable = Code(.unreachable)
        /// The peer refused.
        public static let refused = Code(.refused)
        /// A deadline passed.
        public static let timedOut = Code(.timedOut)
        /// The peer went away.
        public static let disconnected = Code(.disconnected)
        /// Anything else; see `errno`.
        public static let other = Code(.other)

        /// The code that an error number stands for.
        init(errno: Int32) {
            switch errno {
            case EINVAL, E2BIG, EMSGSIZE: self = .invalidArgument
            case EPERM, EACCES: self = .notPermitted
            case ENOMEM, ENOSPC, EAGAIN, EMFILE, ENFILE: self = .outOfResources
            case EOPNOTSUPP, ENOSYS, EPROTONOSUPPORT: self = .unsupported
            case ENODEV, ENOENT, EADDRNOTAVAIL, ENODATA: self = .notFound
            case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN: self = .unreachable
            case ECONNREFUSED: self = .refused
            case ETIMEDOUT: self = .timedOut
            case ECONNRESET, ENOTCONN, EPIPE: self = .disconnected
            default: self = .other
            }
        }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was being done, as a participle: `creating a queue pair`.
    public let operation: String
    /// The C function that failed, or nothing where the arguments were refused before a call.
    public let function: String?
    /// The error number, where a C function failed with one.
    public let errno: Int32?
    /// What went wrong, in words.
    public let cause: String
    /// What the reader can do about it, where that is known.
    public let hint: String?

    /// A failed call of `function`.
    package init(function: StaticString, operation: String, errno: Int32, hint: String? = nil) {
        self.init(Code(errno: errno), operation, "\(function)", errno, errorText(errno), hint)
    }

    /// A failure that no error number says.
    package init(
        _ code: Code, during operation: String, function: StaticString? = nil, cause: String, hint: String? = nil
    ) {
        self.init(code, operation, function.map { "\($0)" }, nil, cause, hint)
    }

    private init(
        _ code: Code, _ operation: String, _ function: String?, _ errno: Int32?, _ cause: String, _ hint: String?
    ) {
        self.code = code
        self.operation = operation
        self.function = function
        self.errno = errno
        self.cause = cause
        self.hint = hint
    }

    /// The same failure, better understood.
    func refined(_ code: Code, hint: String) -> VerbsError {
        VerbsError(code, operation, function, errno, cause, hint)
    }
}

extension VerbsError: CustomStringConvertible {
    /// One line: `creating a queue pair: ibv_create_qp: Cannot allocate memory; ask for fewer requests`.
    public var description: String {
        let call = function.map { "\($0): " } ?? ""
        return "\(operation): \(call)\(cause)" + (hint.map { "; \($0)" } ?? "")
    }
}
