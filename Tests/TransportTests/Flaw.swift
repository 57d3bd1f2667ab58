/// A promise that a `LoopbackTransport` breaks.
enum Flaw: String, CaseIterable, Sendable {
    case dropsLastByte, writesBehindLayout, ignoresDestinationStrides, forgetsBytesBeyondAQueue, forgetsFurtherParts
    case movesUnstarted, completesTooSoon, movesAfterCompletion, repeatsFirstIteration, neverCompletes
    case forgetsOlderExchanges, stallsAfterAbandonment, awaitsForever
    case leavesMemoryDirty, offersEveryMemory, offersEveryMethod, refusesAdvertisedMethod, acceptsEveryPlan
    case refusesPlansForTheWrongReason
    case understatesPostedBytes, hidesStaging, inventsStaging, hidesPacking, inventsPacking, miscountsRequests
    case registersEveryIteration, countsAfterCompletion
    case tellsNoPhases, inventsPhases, packsUntold, unpacksUntold

    /// The beginning of a check that has to notice.
    var exposingCheck: String {
        switch self {
        case .dropsLastByte, .neverCompletes, .completesTooSoon: "contiguous transfers"
        case .writesBehindLayout: "contiguous transfers"
        case .ignoresDestinationStrides: "strided layouts"
        case .forgetsFurtherParts: "transfers of many parts"
        case .forgetsBytesBeyondAQueue: "more pieces at once"
        case .movesUnstarted: "an exchange that is not started"
        case .movesAfterCompletion, .countsAfterCompletion, .awaitsForever: "advancing a complete exchange"
        case .repeatsFirstIteration: "sends overwritten at once"
        case .forgetsOlderExchanges: "exchanges in flight in one region"
        case .stallsAfterAbandonment: "dropping an exchange in mid-iteration"
        case .leavesMemoryDirty: "host memory can be had"
        case .offersEveryMemory: "device memory is refused"
        case .offersEveryMethod: "method datatype is refused"
        case .refusesAdvertisedMethod: "contiguous transfers"
        case .acceptsEveryPlan, .refusesPlansForTheWrongReason: "a plan is refused on every rank"
        case .understatesPostedBytes, .hidesStaging, .inventsStaging, .hidesPacking, .inventsPacking,
            .miscountsRequests, .registersEveryIteration:
            "evidence"
        case .tellsNoPhases, .inventsPhases, .packsUntold, .unpacksUntold: "phases"
        }
    }
}
