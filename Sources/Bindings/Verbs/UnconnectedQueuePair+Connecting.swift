package import CIBVerbs

extension UnconnectedQueuePair {
    /// Connects it to a peer's queue pair, which has to do the same: to RTR, ready to receive, and RTS, ready to send.
    /// The peer may send as soon as this returns on both ends.
    ///
    /// The C function is `ibv_modify_qp`: positive errno.
    ///
    /// - Throws: `.invalidArgument` where the path MTU is above the port's, or other options are more than the device
    ///   has; then the queue pair is gone.
    public consuming func connect(
        to peer: QueuePairAddress, _ options: ConnectionOptions
    ) throws(VerbsError) -> ConnectedQueuePair {
        try options.check(against: port.context.attributes, "connecting queue pair \(number)")
        guard options.pathMTU <= port.activeMTU else {
            throw VerbsError(
                .invalidArgument, during: "connecting queue pair \(number)",
                cause: "the path MTU of \(options.pathMTU.bytes) bytes is above the port's \(port.activeMTU.bytes)",
                hint: "lower it, or raise the MTU of the port's network")
        }
        var toReceive = ibv_qp_attr()
        toReceive.qp_state = IBV_QPS_RTR
        toReceive.path_mtu = options.pathMTU.encoded
        toReceive.dest_qp_num = peer.queuePairNumber
        toReceive.rq_psn = peer.packetSequenceNumber
        toReceive.ah_attr = path(to: peer, options)
        var receiveMask: ibv_qp_attr_mask = [
            IBV_QP_STATE, IBV_QP_AV, IBV_QP_PATH_MTU, IBV_QP_DEST_QPN, IBV_QP_RQ_PSN,
        ]
        var toSend = ibv_qp_attr()
        toSend.qp_state = IBV_QPS_RTS
        toSend.sq_psn = packetSequenceNumber
        var sendMask: ibv_qp_attr_mask = [IBV_QP_STATE, IBV_QP_SQ_PSN]
        if kind == .reliable {
            toReceive.max_dest_rd_atomic = UInt8(options.answeredReads)
            toReceive.min_rnr_timer = options.minimumRNRTimer.encoded
            receiveMask.formUnion([IBV_QP_MAX_DEST_RD_ATOMIC, IBV_QP_MIN_RNR_TIMER])
            toSend.timeout = options.ackTimeout.encoded
            toSend.retry_cnt = options.retryCount.encoded
            toSend.rnr_retry = options.receiverNotReadyRetryCount.encoded
            toSend.max_rd_atomic = UInt8(options.initiatedReads)
            sendMask.formUnion([IBV_QP_TIMEOUT, IBV_QP_RETRY_CNT, IBV_QP_RNR_RETRY, IBV_QP_MAX_QP_RD_ATOMIC])
        }
        return try connect((toReceive, receiveMask), (toSend, sendMask))
    }

    /// Connects it with attributes that somebody else, such as the connection manager, worked out.
    package consuming func connect(
        _ toReceive: (attributes: ibv_qp_attr, mask: ibv_qp_attr_mask),
        _ toSend: (attributes: ibv_qp_attr, mask: ibv_qp_attr_mask)
    ) throws(VerbsError) -> ConnectedQueuePair {
        var attributes = toReceive.attributes
        try core.modify(
            &attributes, toReceive.mask, "connecting",
            hint: "check that the peer's GID can be reached from \(gid) and that both are of one kind")
        attributes = toSend.attributes
        try core.modify(&attributes, toSend.mask, "opening the send side of")
        return ConnectedQueuePair(core: core)
    }

    private borrowing func path(to peer: QueuePairAddress, _ options: ConnectionOptions) -> ibv_ah_attr {
        var path = ibv_ah_attr()
        path.port_num = UInt8(port.number)
        path.sl = UInt8(options.serviceLevel)
        path.dlid = peer.localIdentifier
        // Ethernet has no local identifiers, so that a global header is a must there.
        if port.linkLayer == .ethernet || peer.localIdentifier == 0 {
            path.is_global = 1
            path.grh.dgid = peer.gid.raw
            path.grh.sgid_index = UInt8(gid.index)
            path.grh.hop_limit = UInt8(options.hopLimit)
            path.grh.traffic_class = UInt8(options.trafficClass)
        }
        return path
    }
}
