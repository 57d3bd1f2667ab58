/// L21: a frame of video in YUV420, whose three planes are three transfers.
public struct PlanarFrame: Hashable, Sendable {
    /// The width in pixels, which is the bytes of a row of brightness; above 0.
    public var width: Int
    /// The height in pixels; above 0.
    public var height: Int

    /// See the properties.
    public init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

    /// Brightness, and two planes of colour of half the width and half the height, rounded up.
    public func planes(burst: Int) -> [PaddedRows] {
        let colour = PaddedRows(row: (width + 1) / 2, height: (height + 1) / 2, burst: burst)
        return [PaddedRows(row: width, height: height, burst: burst), colour, colour]
    }
}
