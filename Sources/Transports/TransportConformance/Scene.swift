internal import TransferCore

/// An exchange as an onlooker sees it: every rank's transfers. All ranks make the same one from the same seed.
struct Scene {
    struct Transfer {
        let sender: Int
        let receiver: Int
        let tag: Int
        let source: CompositeLayout
        let destination: CompositeLayout
    }

    let transfers: [Transfer]
    /// Bytes of every rank's region.
    let regionSize: Int

    /// One rank's view of it.
    func plan(of rank: Int) -> ExchangePlan {
        ExchangePlan(
            sends: transfers.filter { $0.sender == rank }.map {
                ExchangePlan.End(peer: $0.receiver, tag: $0.tag, layout: $0.source)
            },
            receives: transfers.filter { $0.receiver == rank }.map {
                ExchangePlan.End(peer: $0.sender, tag: $0.tag, layout: $0.destination)
            })
    }

    /// Every `count`-th transfer, from `index` on: scenes that share the region and disturb each other not at all.
    func part(_ index: Int, of count: Int) -> Scene {
        Scene(
            transfers: transfers.enumerated().filter { $0.offset % count == index }.map(\.element),
            regionSize: regionSize)
    }

    /// The sum of `figure` over what `rank` sends.
    func sent(by rank: Int, _ figure: (Transfer) -> Int) -> Int {
        transfers.filter { $0.sender == rank }.reduce(0) { $0 + figure($1) }
    }

    /// The sum of `figure` over what `rank` receives.
    func received(by rank: Int, _ figure: (Transfer) -> Int) -> Int {
        transfers.filter { $0.receiver == rank }.reduce(0) { $0 + figure($1) }
    }
}
