internal import CopyKernels
internal import HostMemory
internal import MessagePassing
internal import Planning
internal import Ranks
internal import TransferCore

/// Turns an agreed exchange into messages and the copies around them.
struct MessageListBuilder {
    let agreement: PlanAgreement
    let memory: HostMemory
    let firstTag: Int

    /// One message: where it lies in the region or in the bounce buffer, and what it is made of.
    private struct Message {
        let peer: Int
        /// Number among the messages between two ranks in one direction.
        let number: Int
        let offset: Int
        let isBounced: Bool
        let count: Int
        let type: Datatype
    }

    func build(_ method: Method, on communicator: Communicator) throws(TransferError) -> MessageList {
        switch method {
        case .pack: try packed(on: communicator)
        case .fragment: try fragmented(on: communicator)
        default: try typed(on: communicator)
        }
    }

    /// One message a transfer, each end described by a datatype.
    private func typed(on communicator: Communicator) throws(TransferError) -> MessageList {
        func messages(
            _ transfers: [PlanAgreement.Transfer], _ end: (PlanAgreement.Transfer) -> CompositeLayout
        ) throws(TransferError) -> [Message] {
            var messages: [Message] = []
            for (number, transfer) in numbered(transfers) {
                let layout = end(transfer).normalized
                let (count, type) = try datatype(of: layout)
                messages.append(
                    Message(
                        peer: transfer.peer, number: number, offset: layout.parts[0].offset, isBounced: false,
                        count: count, type: type))
            }
            return messages
        }
        return try list(
            sends: try messages(agreement.sends) { $0.source },
            receives: try messages(agreement.receives) { $0.destination },
            segments: agreement.sends.reduce(0) { sum, transfer in
                transfer.source.normalized.parts.reduce(sum) { $0 + $1.blockCount }
            }, on: communicator)
    }

    /// One contiguous message a transfer; what is not contiguous goes through the bounce buffer.
    private func packed(on communicator: Communicator) throws(TransferError) -> MessageList {
        var bounceSize = 0
        func messages(
            _ transfers: [PlanAgreement.Transfer], _ end: (PlanAgreement.Transfer) -> CompositeLayout,
            _ bounced: (CompositeLayout, Layout) throws(TransferError) -> Void
        ) throws(TransferError) -> [Message] {
            var messages: [Message] = []
            for (number, transfer) in numbered(transfers) {
                let layout = end(transfer)
                let isBounced = !layout.isContiguous
                var offset = layout.parts[0].offset
                if isBounced {
                    offset = bounceSize
                    bounceSize += (layout.byteCount + 63) / 64 * 64
                    try bounced(layout, try Layout.buffer(at: offset, byteCount: layout.byteCount))
                }
                messages.append(
                    Message(
                        peer: transfer.peer, number: number, offset: offset, isBounced: isBounced,
                        count: try messageCount(layout.byteCount), type: .byte))
            }
            return messages
        }
        var packing: [StridedCopy] = []
        var unpacking: [StridedCopy] = []
        let sends = try messages(agreement.sends, { $0.source }) { (layout, buffer) throws(TransferError) in
            packing += try StridedPlanner.stridedCopies(from: layout, to: buffer)
        }
        let receives = try messages(agreement.receives, { $0.destination }) { (layout, buffer) throws(TransferError) in
            unpacking += try StridedPlanner.stridedCopies(from: buffer, to: layout)
        }
        return try list(
            sends: sends, receives: receives, packing: packing, unpacking: unpacking, bounceSize: bounceSize,
            segments: sends.count, on: communicator)
    }

    /// One message for each piece that is contiguous on both ends.
    private func fragmented(on communicator: Communicator) throws(TransferError) -> MessageList {
        func messages(
            _ transfers: [PlanAgreement.Transfer], _ offset: (StridedCopy) -> Int
        ) throws(TransferError) -> [Message] {
            let most = MessagePassingTransport.maximumMessages
            var messages: [Message] = []
            var numbers: [Int: Int] = [:]
            for transfer in transfers {
                let fewest = max(transfer.source.pieceCount, transfer.destination.pieceCount)
                guard messages.count + fewest <= most else {
                    throw TransferError(
                        .unsupported, during: "cutting an exchange into fragments",
                        cause: "it has more than \(most) contiguous pieces, one message each",
                        advice: "choose datatype or pack")
                }
                for piece in try StridedPlanner.pieces(from: transfer.source, to: transfer.destination) {
                    messages.append(
                        Message(
                            peer: transfer.peer, number: numbers[transfer.peer, default: 0], offset: offset(piece),
                            isBounced: false, count: try messageCount(piece.block), type: .byte))
                    numbers[transfer.peer, default: 0] += 1
                }
            }
            return messages
        }
        let sends = try messages(agreement.sends) { $0.sourceOffset }
        return try list(
            sends: sends, receives: try messages(agreement.receives) { $0.destinationOffset },
            segments: sends.count, on: communicator)
    }

    /// The transfers with a number each among those with the same peer; both ends count alike.
    private func numbered(_ transfers: [PlanAgreement.Transfer]) -> [(Int, PlanAgreement.Transfer)] {
        var numbers: [Int: Int] = [:]
        return transfers.map { transfer in
            defer { numbers[transfer.peer, default: 0] += 1 }
            return (numbers[transfer.peer, default: 0], transfer)
        }
    }

    private func messageCount(_ bytes: Int) throws(TransferError) -> Int {
        guard bytes <= Int(Int32.max) else {
            throw TransferError(
                .unsupported, during: "making a message",
                cause: "MPI counts at most \(Int32.max) elements, not \(bytes)")
        }
        return bytes
    }

    /// - Parameter layout: normalized; the type counts offsets from where its first part starts.
    private func datatype(of layout: CompositeLayout) throws(TransferError) -> (count: Int, type: Datatype) {
        if layout.isContiguous { return (try messageCount(layout.byteCount), .byte) }
        _ = try messageCount(layout.parts.count)
        var nests: [Datatype.Nest] = []
        for part in layout.parts {
            _ = try messageCount(part.block)
            for dimension in part.dimensions { _ = try messageCount(dimension.count) }
            nests.append(
                Datatype.Nest(
                    displacement: part.offset - layout.parts[0].offset, block: part.block,
                    dimensions: part.dimensions.map { (count: $0.count, stride: $0.stride) }))
        }
        do { return (1, try Datatype.nests(nests)) } catch {
            throw error.asTransferError(during: "describing a layout to MPI")
        }
    }

    private func list(
        sends: [Message], receives: [Message], packing: [StridedCopy] = [], unpacking: [StridedCopy] = [],
        bounceSize: Int = 0, segments: Int, on communicator: Communicator
    ) throws(TransferError) -> MessageList {
        let bounce = bounceSize > 0 ? try HostMemory(size: ByteCount(bounceSize)) : nil
        let requests = RequestList(
            capacity: sends.count + receives.count, on: communicator, in: [memory] + (bounce.map { [$0] } ?? []))
        func address(_ message: Message) -> UnsafeMutableRawPointer {
            (message.isBounced ? bounce?.address ?? memory.address : memory.address) + message.offset
        }
        do {
            // Receives first, so that they are posted when the far end's message comes.
            for message in receives {
                try requests.addReceive(
                    into: address(message), count: message.count, of: message.type, from: message.peer,
                    tag: firstTag + message.number)
            }
            for message in sends {
                try requests.addSend(
                    from: address(message), count: message.count, of: message.type, to: message.peer,
                    tag: firstTag + message.number)
            }
        } catch { throw error.asTransferError(during: "making persistent requests") }
        return MessageList(
            requests: requests, peers: receives.map(\.peer) + sends.map(\.peer), packing: CopyList(packing),
            unpacking: CopyList(unpacking), bounce: bounce,
            sentBytes: agreement.sends.reduce(0) { $0 + $1.source.byteCount }, sentMessages: sends.count,
            sentSegments: segments)
    }
}
