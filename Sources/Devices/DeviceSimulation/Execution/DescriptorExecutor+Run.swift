import CopyKernels
import DeviceModel
import TransferCore

extension DescriptorExecutor {
    /// Executes what has been posted until nothing is left that can be: rings may still wait for flags that nobody sets.
    ///
    /// - Returns: when the last step ended.
    @discardableResult
    public mutating func run() -> Picoseconds {
        for device in devices.indices { begin(device) }
        while let event = queue.next() {
            switch event {
            case .executed(let device, let ring):
                execute(ring, of: device)
                devices[device].isBusy = false
                begin(device)
            case .flagged(let device, let flag, let value):
                devices[device].flags[flag] = value
                begin(device)
            }
        }
        return queue.now
    }

    /// Lets an idle engine begin the next descriptor that it can, beginning with the ring whose turn it is.
    private mutating func begin(_ device: Int) {
        guard !devices[device].isBusy else { return }
        let count = devices[device].rings.count
        for offset in 0..<count {
            let ring = (devices[device].turn + offset) % count
            guard let descriptor = devices[device].rings[ring].next else { continue }
            if let reason = refusal(of: descriptor.step, by: device) {
                devices[device].rings[ring].fault = reason
                continue
            }
            guard isReady(descriptor.step, on: device) else { continue }
            devices[device].isBusy = true
            devices[device].turn = (ring + 1) % count
            queue.plan(.executed(device: device, ring: ring), after: duration(of: descriptor.step))
            return
        }
    }

    private func isReady(_ step: Descriptor.Step, on device: Int) -> Bool {
        guard case .wait(let flag, let value) = step else { return true }
        return devices[device].flags[flag] >= value
    }

    private func duration(of step: Descriptor.Step) -> Picoseconds {
        switch step {
        case .copy(let copy, _, _): timing.processing + timing.rate.time(for: copy.byteCount)
        case .fence: timing.processing + timing.fence
        case .wait, .set: timing.processing
        }
    }

    /// What the ring's next descriptor does, at the end of its time.
    private mutating func execute(_ ring: Int, of device: Int) {
        let descriptor = devices[device].rings[ring].descriptors[devices[device].rings[ring].completed]
        switch descriptor.step {
        case .copy(let copy, let source, let destination):
            if let from = devices[device].memories[source], let to = devices[device].memories[destination] {
                move(copy, from: from, to: to)
            }
        case .set(let flag, let peer, let value):
            if let other = devices[device].peers[peer] {
                queue.plan(.flagged(device: other, flag: flag, value: value), after: timing.flag)
            }
        case .fence, .wait: break
        }
        devices[device].rings[ring].completed += 1
        if descriptor.isCounted { devices[device].rings[ring].completions += 1 }
    }

    private mutating func move(_ copy: BoundedCopy, from: Int, to: Int) {
        guard from != to else { return memories[to].move(copy.prepared) }
        let source = memories[from]
        memories[to].take(copy.prepared, from: source)
    }

    /// Why a step cannot be executed, if it cannot.
    private func refusal(of step: Descriptor.Step, by device: Int) -> AccessFault.Reason? {
        switch step {
        case .fence: return nil
        case .wait(let flag, _): return devices[device].flags.indices.contains(flag) ? nil : .noSuchFlag
        case .set(let flag, let peer, _):
            guard let other = devices[device].peers[peer], devices[other].flags.indices.contains(flag) else {
                return .noSuchFlag
            }
            return nil
        case .copy(let copy, let source, let destination):
            guard let from = devices[device].memories[source], let to = devices[device].memories[destination] else {
                return .notAttached
            }
            let shape = copy.prepared.shape
            let fits =
                shape.sourceBounds.upperBound <= memories[from].count
                && shape.destinationBounds.upperBound <= memories[to].count
            return fits ? nil : .outsideMemory
        }
    }
}
