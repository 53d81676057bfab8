/// What a number counts. Units are carried by every column, so that a renderer can show `1.2 GB`
/// or `3.4 h` and a machine format can print the bare number.
public enum Unit: String, Sendable, Hashable, CaseIterable {
  /// A number of bytes.
  case bytes
  /// A number of milliseconds.
  case milliseconds
  /// A number of sessions, which may be fractional because it is an average.
  case sessions
  /// A bare count, such as a limit.
  case count
}
