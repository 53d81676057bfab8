/// What a format may be told. Each format heeds what concerns it.
public struct RenderOptions: Sendable, Hashable {
  /// How the machine formats write times; the formats for people always write dates.
  public enum TimeStyle: String, Sendable, Hashable, CaseIterable {
    /// As the export API does: milliseconds since the epoch.
    case native
    /// ISO 8601: `2026-01-15T20:30:00.000Z`, and where clocks of a zone are told
    /// `2026-01-15T21:30:00.000+01:00`.
    case iso
  }

  /// How the machine formats write times.
  public var times: TimeStyle
  /// How many columns the terminal has, or nil for as wide as needed. Heeded by `table` alone.
  public var width: Int?
  /// Whether `table` and `vertical` may set text in bold and dim.
  public var isColored: Bool

  /// Without arguments: what a file or a pipe should get.
  public init(times: TimeStyle = .native, width: Int? = nil, isColored: Bool = false) {
    self.times = times
    self.width = width
    self.isColored = isColored
  }
}
