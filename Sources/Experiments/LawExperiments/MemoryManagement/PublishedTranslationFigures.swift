/// What a programmable network card did by DMA with requests of 64 B at random addresses within a window, the IOMMU off and
/// on with pages of 4 KiB.
///
/// Source: github.com/pcie-bench/data at b2abf2f78ac2 (Apache License 2.0), raw data of Neugebauer and others,
/// *Understanding PCIe performance for end host networking*, SIGCOMM 2018: PCIe Gen3 x8 with a maximum payload of 256 B, on
/// a Xeon E5-2630 v4 (Broadwell) with the host's cache warm. Its column named GB/s holds Gbit/s. Only these columns are
/// here: the others are what predictions are checked against.
enum PublishedTranslationFigures {
    /// Which way the bytes of a request go.
    enum Direction: String, CaseIterable { case read, write }

    /// The bandwidth of payload in one window.
    struct Row {
        let direction: Direction
        let windowBytes: Int
        /// In Gbit/s.
        let withoutIOMMU: Double
        /// In Gbit/s.
        let withIOMMU: Double
    }

    static let requestBytes = 64
    static let pageBytes = 4096

    /// Bandwidths, by window.
    static let bandwidths: [Row] =
        rows(
            .read,
            [
                (4096, 31.473, 31.375), (16_384, 32.186, 32.084), (262_144, 32.526, 32.431), (524_288, 32.540, 22.342),
                (1_048_576, 32.546, 15.193), (1_572_864, 32.547, 13.039), (2_097_152, 32.548, 12.126),
                (3_145_728, 32.552, 11.287), (4_194_304, 32.552, 10.921), (8_388_608, 32.551, 10.405),
                (16_777_216, 32.553, 10.149), (33_554_432, 29.111, 9.905), (67_108_864, 28.363, 9.829),
            ])
        + rows(
            .write,
            [
                (4096, 24.269, 24.269), (16_384, 24.269, 24.269), (262_144, 24.269, 24.269), (524_288, 24.269, 24.269),
                (1_048_576, 24.269, 19.392), (1_572_864, 24.269, 15.068), (2_097_152, 24.269, 13.565),
                (3_145_728, 24.269, 12.461), (4_194_304, 24.269, 12.026), (8_388_608, 24.269, 11.454),
                (16_777_216, 24.269, 11.181), (33_554_432, 24.269, 10.922), (67_108_864, 24.269, 11.064),
            ])

    /// Latencies of a read of 64 B, in nanoseconds: window, IOMMU off, IOMMU on.
    static let latencies: [(windowBytes: Int, withoutIOMMU: Double, withIOMMU: Double)] = [
        (8192, 560, 560), (65_536, 560, 560), (262_144, 560, 560), (524_288, 560, 560), (1_048_576, 560, 826.7),
        (1_572_864, 560, 840), (2_097_152, 560, 826.7), (4_194_304, 560, 840), (8_388_608, 560, 840),
        (16_777_216, 560, 840), (33_554_432, 560, 840), (67_108_864, 600, 880),
    ]

    private static func rows(_ direction: Direction, _ figures: [(Int, Double, Double)]) -> [Row] {
        figures.map { Row(direction: direction, windowBytes: $0.0, withoutIOMMU: $0.1, withIOMMU: $0.2) }
    }
}
