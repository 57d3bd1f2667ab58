public import CIBVerbs

/// The C object of a queue pair and what it stands on, in whichever state it is. It is destroyed before it lets go of
/// the rest.
@usableFromInline
package struct QueuePairCore: ~Copyable {
    @usableFromInline package let pointer: UnsafeMutablePointer<ibv_qp>
    let domain: ProtectionDomain
    let sendCompletions: CompletionQueue
    let receiveCompletions: CompletionQueue
    let sharedReceives: SharedReceiveQueue?
    let limits: QueuePairLimits

    /// The C function is `ibv_create_qp`: null with errno.
    init(
        in domain: ProtectionDomain, _ kind: QueuePairKind, sendCompletions: CompletionQueue,
        receiveCompletions: CompletionQueue, sharedReceives: SharedReceiveQueue?, limits: QueuePairLimits
    ) throws(VerbsError) {
        let operation = "making a queue pair on \(domain.context.device.name)"
        try limits.check(against: domain.context.attributes, operation)
        var initial = ibv_qp_init_attr()
        initial.send_cq = sendCompletions.pointer
        initial.recv_cq = receiveCompletions.pointer
        initial.srq = sharedReceives?.pointer
        initial.cap = limits.raw
        initial.qp_type = kind.raw
        pointer = try nullWithErrno(
            "ibv_create_qp", operation,
            hint: { cause in
                switch VerbsError.Code(errno: cause) {
                case .invalidArgument: "ask for fewer inline bytes, segments or requests"
                case .outOfResources: "ask for fewer queue pairs or requests"
                default: nil
                }
            }, ibv_create_qp(domain.pointer, &initial))
        self.domain = domain
        self.sendCompletions = sendCompletions
        self.receiveCompletions = receiveCompletions
        self.sharedReceives = sharedReceives
        self.limits = QueuePairLimits(initial.cap)
    }

    deinit { mustSucceed("ibv_destroy_qp", ibv_destroy_qp(pointer)) }

    var number: UInt32 { pointer.pointee.qp_num }

    /// The C function is `ibv_modify_qp`: positive errno.
    borrowing func modify(
        _ attributes: inout ibv_qp_attr, _ mask: ibv_qp_attr_mask, _ operation: String, hint: String? = nil
    ) throws(VerbsError) {
        try positiveErrno(
            "ibv_modify_qp", "\(operation) queue pair \(number)", hint: { _ in hint },
            ibv_modify_qp(pointer, &attributes, Int32(mask.rawValue)))
    }
}

/// What a queue pair promises (`ibv_qp_type`).
public enum QueuePairKind: String, CaseIterable, Sendable {
    /// Everything arrives, once and in order; all operations.
    case reliable
    /// What is lost stays lost; messages and writes only.
    case unreliable

    var raw: ibv_qp_type { self == .reliable ? IBV_QPT_RC : IBV_QPT_UC }
}
