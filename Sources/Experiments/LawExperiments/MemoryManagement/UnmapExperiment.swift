import DeviceSimulation
import Laws

/// L34: what a device can still reach after an unmap, strict and deferred, and what its IOMMU blocks.
struct UnmapExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 34, title: "protection by an IOMMU",
        claim:
            "An IOMMU lets each device reach the pages that are mapped for it, in the direction they are mapped for, "
            + "and blocks and reports everything else. But its cache (IOTLB) goes on translating until it is "
            + "invalidated: with deferred invalidation a device may write a page just after the system has freed it, "
            + "and with an identity map it may write anything.",
        formula:
            "the longest window after an unmap: min((N - 1) g, T) + t_inv; an unmap costs t_inv / min(N, ceil(T/g)); "
            + "N: unmaps for one invalidation (1 is strict), T: the longest wait, g: from unmap to unmap, t_inv: an "
            + "invalidation",
        source:
            "S2 and S3 describe the hazard; the lengths are our extension, and the default figures assumed. Linux defers "
            + "for up to 10 ms (IOVA_DEFAULT_FQ_TIMEOUT of drivers/iommu/dma-iommu.c)",
        advice:
            "Look at iommu.strict and iommu.passthrough on the kernel's command line: strict costs an invalidation for "
            + "each unmap, deferred leaves up to 10 ms on Linux in which a device reaches freed pages, passthrough protects "
            + "nothing. Map input read-only, output write-only, and keys never.",
        kind: .safety,
        measurement: .elsewhere(
            "an IOMMU is the kernel's; an RDMA device shows the same by its keys: see --over verbs"),
        overVerbs: "requests that a region's registration does not grant, and with keys of regions that are gone")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "batch", "N: unmaps for one invalidation", in: .count, defaults: [1, 4, 16, 64, 256, 1024],
            range: 1...4096),
        LawParameter("timeout", "T: the longest wait for it", in: .nanoseconds, default: 100_000, range: 1...1e8),
        LawParameter("gap", "g: from unmap to unmap", in: .nanoseconds, default: 1000, range: 1...1e6),
        LawParameter(
            "invalidate", "t_inv: an invalidation", in: .nanoseconds, default: 600, range: 1...1e6,
            figure: "invalidation"),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = InvalidationWindow(
            batch: 1, timeout: values.time("timeout"), gap: values.time("gap"),
            invalidation: values.time("invalidate"))
        let batches = values[sweep: "batch"]
        func window(_ batch: Double) -> InvalidationWindow {
            var law = law
            law.batch = Int(batch)
            return law
        }
        let runs = batches.map { UnmapModel(window($0)).run() }
        let batch = LawCurve.Axis("batch", .count, isLogarithmic: true)
        let time = LawCurve.Axis("time", .nanoseconds, isLogarithmic: true)
        let rounding = LawCurve.Tolerance(absolute: 0.001)
        return LawResult(
            curves: [
                LawCurve(
                    "longest window", x: batch, y: time, tolerance: rounding,
                    points: zip(batches, runs).map { batch, run in
                        LawPoint(
                            x: batch, predicted: window(batch).longest.value, simulated: run.longest.nanoseconds)
                    }),
                LawCurve(
                    "an unmap's share of an invalidation", x: batch, y: time, tolerance: rounding,
                    points: zip(batches, runs).map { batch, run in
                        LawPoint(x: batch, predicted: window(batch).costPerUnmap.value, simulated: run.costPerUnmap)
                    }),
            ],
            findings: [
                LawFinding(
                    "until the invalidation is complete the device reaches each unmapped page, and after it none",
                    holds: runs.allSatisfy { $0.unmaps > 0 && $0.reachedBefore == $0.unmaps && $0.reachedAfter == 0 })
            ] + LeastPrivilege.findings + UnmapProgram.findings)
    }
}
