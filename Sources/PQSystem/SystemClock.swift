import CPlatform

/// The system's time of day. The times of files are times of the same clock.
package enum SystemClock {
  /// The time in nanoseconds since the epoch. It can be set back.
  package static var now: Int64 { cplatform_now() }

  /// The time in milliseconds since the epoch.
  package static var milliseconds: Int64 { now / 1_000_000 }
}
