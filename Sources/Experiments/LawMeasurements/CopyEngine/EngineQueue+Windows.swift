import DeviceModel

extension EngineQueue {
    /// Keeps `depth` copies under way until `messages` have been executed: each completion is answered by the next.
    ///
    /// - Throws: as `run` does.
    func slide(_ descriptor: Descriptor, messages: Int, depth: Int) throws(MeasurementRefusal) {
        let start = posted
        for index in 0..<messages {
            if index >= depth { try wait(for: start + UInt64(index - depth + 1)) }
            try post(descriptor)
            submit()
        }
        try drain()
    }

    /// Has `depth` copies executed, and the next `depth` when the last of them is done, until `messages` have been.
    ///
    /// - Throws: as `run` does.
    func batch(_ descriptor: Descriptor, messages: Int, depth: Int) throws(MeasurementRefusal) {
        for index in 0..<messages {
            if index % depth == 0 { try drain() }
            try post(descriptor)
            submit()
        }
        try drain()
    }

    /// Has the copies executed one after the other, with `buffers` of them under way or waiting for `body`, which is called
    /// when a copy is done and has its buffer free for another when it returns.
    ///
    /// - Throws: as `run` does.
    func stream(
        _ descriptors: [Descriptor], buffers: Int, body: () -> Void
    ) throws(MeasurementRefusal) {
        let start = posted
        for descriptor in descriptors.prefix(buffers) {
            try post(descriptor)
            submit()
        }
        for index in descriptors.indices {
            try wait(for: start + UInt64(index) + 1)
            body()
            guard index + buffers < descriptors.count else { continue }
            try post(descriptors[index + buffers])
            submit()
        }
    }
}
