import CPlatform

/// The system's time of day, by which files are stamped as well.
package enum SystemClock {
  /// The time in nanoseconds since 1970. It can be set back.
  package static var now: Int64 { cplatform_now() }

  /// The time in milliseconds since 1970.
  package static var milliseconds: Int64 { now / 1_000_000 }
}
