extension Profile {
    /// The figures that a profile may have, in the order in which they are written.
    public static let kinds = engine + link + memory + paths

    /// The engine that moves bytes, and the processor beside it.
    private static let engine = [
        Kind(name: "setup", unit: .nanoseconds, meaning: "setting a transfer up and waiting for its end: tp"),
        Kind(name: "request_overhead", unit: .nanoseconds, meaning: "each further request of a transfer"),
        Kind(name: "descriptor_overhead", unit: .nanoseconds, meaning: "processing a descriptor or segment: to"),
        Kind(name: "descriptor_fetch", unit: .nanoseconds, meaning: "fetching a descriptor: tm"),
        Kind(name: "parallel_fetches", unit: .count, meaning: "descriptors that are fetched at a time: d"),
        Kind(name: "fence", unit: .nanoseconds, meaning: "a fence between two transfers: t_fence"),
        Kind(name: "flag", unit: .nanoseconds, meaning: "until a flag is visible to another engine: t_flag"),
        Kind(name: "alignment", unit: .bytes, meaning: "the unit that the engine wants whole: A"),
        Kind(name: "burst", unit: .bytes, meaning: "the bytes in which memory answers at a time: A"),
        Kind(name: "burst_time", unit: .nanoseconds, meaning: "how long such a burst takes: t_burst"),
        Kind(name: "copy_bandwidth", unit: .gigabytesPerSecond, meaning: "the processor, packing and unpacking: Bc"),
        Kind(name: "pack_piece", unit: .nanoseconds, meaning: "each contiguous piece that is packed and unpacked"),
    ]

    /// The link and the card at it.
    private static let link = [
        Kind(name: "link_bandwidth", unit: .gigabytesPerSecond, meaning: "the engine or its link: B"),
        Kind(name: "packet_payload", unit: .bytes, meaning: "the most bytes that a packet of the link carries"),
        Kind(name: "packet_header", unit: .bytes, meaning: "the bytes of its header and framing"),
        Kind(name: "hop", unit: .nanoseconds, meaning: "latency of a link or node of the fabric"),
        Kind(name: "latency", unit: .nanoseconds, meaning: "from posting to completion, beside the link's time: t0"),
        Kind(name: "message_gap", unit: .nanoseconds, meaning: "the least time between two messages of the card: g"),
        Kind(name: "network_latency", unit: .nanoseconds, meaning: "network and cards, whatever the size: a"),
        Kind(name: "system_call", unit: .nanoseconds, meaning: "a call into the kernel: t_sys"),
        Kind(name: "post", unit: .nanoseconds, meaning: "posting to the card: t_post"),
        Kind(name: "request_segments", unit: .count, meaning: "segments of a request: max_sge"),
        Kind(
            name: "command_bytes", unit: .bytes, meaning: "bytes of a command that the card cuts into packets: TSO_max"),
        Kind(name: "command_packets", unit: .count, meaning: "packets of such a command: N_seg"),
        Kind(name: "segment_bytes", unit: .bytes, meaning: "bytes of such a packet: MSS"),
    ]

    /// Registered and translated memory, and caches.
    private static let memory = [
        Kind(name: "page", unit: .bytes, meaning: "a page: P"),
        Kind(name: "registration", unit: .nanoseconds, meaning: "registering a region, whatever its size: t_r0"),
        Kind(name: "page_registration", unit: .nanoseconds, meaning: "each page of a region that is registered: t_map"),
        Kind(name: "unmapping", unit: .nanoseconds, meaning: "unmapping, with the invalidation: t_unmap"),
        Kind(name: "invalidation", unit: .nanoseconds, meaning: "an invalidation of the IOMMU: t_inv"),
        Kind(name: "iotlb_entries", unit: .count, meaning: "entries of the cache of translations: C"),
        Kind(name: "iotlb_ways", unit: .count, meaning: "entries of one of its sets"),
        Kind(name: "translation_hit", unit: .nanoseconds, meaning: "a translation from it: t_hit"),
        Kind(name: "page_walk", unit: .nanoseconds, meaning: "a page walk: t_walk"),
        Kind(name: "page_walkers", unit: .count, meaning: "page walks at a time: w"),
        Kind(name: "cache_line", unit: .bytes, meaning: "a line of the processor's cache"),
        Kind(name: "line_invalidation", unit: .cycles, meaning: "invalidating one: c_inv"),
        Kind(name: "cache_hit", unit: .cycles, meaning: "a read from the cache: c_hit"),
        Kind(name: "cache_miss", unit: .cycles, meaning: "a read that fills a line: c_miss"),
        Kind(name: "uncached_read", unit: .cycles, meaning: "a read past the cache: c_unc"),
    ]

    /// Ways between devices.
    private static let paths = [
        Kind(
            name: "device_copy_setup", unit: .nanoseconds, meaning: "a copy between device and host, whatever its size"),
        Kind(name: "device_copy_bandwidth", unit: .gigabytesPerSecond, meaning: "that copy, by its size"),
        Kind(name: "direct_setup", unit: .nanoseconds, meaning: "the direct way, whatever the size: a_g"),
        Kind(name: "peer_read_bandwidth", unit: .gigabytesPerSecond, meaning: "a card, reading a device"),
        Kind(name: "peer_write_bandwidth", unit: .gigabytesPerSecond, meaning: "a card, writing a device"),
        Kind(name: "bridge_read_bandwidth", unit: .gigabytesPerSecond, meaning: "a host bridge, forwarding reads"),
        Kind(name: "bridge_write_bandwidth", unit: .gigabytesPerSecond, meaning: "a host bridge, forwarding writes"),
        Kind(name: "interconnect_bandwidth", unit: .gigabytesPerSecond, meaning: "the link between memory nodes"),
    ]
}
