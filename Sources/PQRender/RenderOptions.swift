/// The options of renderers. A renderer ignores options that do not apply to its format.
public struct RenderOptions: Sendable, Hashable {
  /// The notation of times in `csv`, `tsv`, `json` and `jsonl`. Other formats always write dates.
  public enum TimeStyle: String, Sendable, Hashable, CaseIterable {
    /// Milliseconds since the epoch, as in the export API.
    case native
    /// ISO 8601: `2026-01-15T20:30:00.000Z`, or `2026-01-15T21:30:00.000+01:00` in the local time of a
    /// zone.
    case iso
  }

  /// The notation of times in `csv`, `tsv`, `json` and `jsonl`.
  public var times: TimeStyle
  /// The width of the terminal in columns; `nil` for no limit. Only `table` uses it.
  public var width: Int?
  /// True if `table` and `vertical` may use the control sequences of a terminal for bold and dim text.
  public var isColored: Bool

  /// Creates options. The defaults suit a file or a pipe.
  public init(times: TimeStyle = .native, width: Int? = nil, isColored: Bool = false) {
    self.times = times
    self.width = width
    self.isColored = isColored
  }
}
