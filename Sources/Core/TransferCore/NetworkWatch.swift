/// Somebody who sees what goes over a network without being told by who sends it: the counters of a card's ports.
///
/// It belongs to one cell. Cells take turns, so it looks before and after each stretch and adds up; never inside one.
public protocol NetworkWatch: AnyObject {
    /// Looks before a stretch of iterations. Collective: no rank goes on before all have looked.
    func begin() throws(TransferError)

    /// Looks after a stretch of iterations. Collective: every rank's part must be over.
    func end() throws(TransferError)

    /// What was seen in all stretches. Collective.
    ///
    /// - Parameter postedBytes: payload that this rank handed to the cell's transport in them.
    func testimony(postedBytes: Int) throws(TransferError) -> NetworkTestimony
}

/// What a network's counters say of a cell, the same on every rank.
public struct NetworkTestimony: Hashable, Sendable {
    /// Packets sent, acknowledgements among them, by all hosts; nothing where a port does not tell.
    public let packets: Int?
    /// Why the counters contradict what the cell says of itself, in one line; nothing where they do not.
    public let contradiction: String?
    /// What is odd, but contradicts nothing.
    public let remark: String?

    /// See the properties.
    public init(packets: Int?, contradiction: String? = nil, remark: String? = nil) {
        self.packets = packets
        self.contradiction = contradiction
        self.remark = remark
    }
}
