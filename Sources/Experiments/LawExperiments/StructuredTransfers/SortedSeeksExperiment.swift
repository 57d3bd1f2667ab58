import DeviceSimulation
import Laws

/// L28: a head that serves random places in the order of arrival, and as an elevator.
struct SortedSeeksExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 28, title: "device-side reordering of deep queues",
        claim: "A device that knows many requests at once serves them in the order of their places, and not of their "
            + "arrival: the deeper its queue, the less it travels for each.",
        formula: "travel for q requests over [0, X): q X/3 in order of arrival; X (q - 1)/(q + 1) sorted, from "
            + "the first to the last; X (2 q - 1)/(2 q + 1) with the way from where the sweep before ended",
        source: "S0 in words; expectations are reconstructed, the way between sweeps our extension",
        advice:
            "Give a device deep queues, and leave sorting to it: travel a request falls as 1/q. Where nothing moves, as "
            + "on flash or over a network, deep queues still hide latency (L16), and sorting gains little.",
        kind: .stochastic,
        measurement: .elsewhere("it takes a disk whose head moves"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "depth", "q: requests that are known at once", in: .count, defaults: [1, 2, 4, 8, 16, 32],
            range: 1...256),
        LawParameter("span", "X: how many places there are", in: .count, default: 1_000_000, range: 10_000...1e9),
        LawParameter("queues", "queues of which the mean is taken", in: .count, default: 400, range: 100...100_000),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (span, depths) = (values.whole("span"), values[sweep: "depth"])
        var random = RandomTimes(seed: seed)
        let found = depths.map { depth in
            Travels(depth: Int(depth), span: span, queues: values.whole("queues"), random: &random)
        }
        func curve(
            _ name: String, _ predicted: (SortedSeeks) -> Double, _ simulated: (Travels) -> MeanOfDraws
        ) -> LawCurve {
            LawCurve(
                name, x: .init("depth", .count, isLogarithmic: true), y: .init("travel", .count, isLogarithmic: true),
                // Places are whole numbers, the closed form's are not: up to one for each request.
                tolerance: .init(absolute: 1),
                points: zip(depths, found).map {
                    LawPoint(
                        x: $0, predicted: predicted(SortedSeeks(span: Double(span), depth: Int($0))),
                        simulated: simulated($1).found())
                })
        }
        return LawResult(curves: [
            curve("in order of arrival", \.arrivalOrder, \.arrival),
            curve("sorted, first to last", \.sweep, \.sweep),
            curve("elevator, to and fro", \.sweepWithWay, \.elevator),
        ])
    }
}

/// How far a head went for many queues of a depth, each of which is independent of the others.
private struct Travels {
    var arrival = MeanOfDraws()
    var sweep = MeanOfDraws()
    var elevator = MeanOfDraws()

    init(depth: Int, span: Int, queues: Int, random: inout RandomTimes) {
        for _ in 0..<queues {
            let requests = (0..<depth).map { _ in random.below(span) }
            var waiting = SeekingHead(at: random.below(span))
            arrival.add(waiting.serve(requests, in: .arrival).total)
            var parked = SeekingHead(at: 0)
            sweep.add(parked.serve(requests, in: .elevator).fromFirst)
            // The head stands where it served the last of these, and goes on.
            elevator.add(parked.serve((0..<depth).map { _ in random.below(span) }, in: .elevator).total)
        }
    }
}
