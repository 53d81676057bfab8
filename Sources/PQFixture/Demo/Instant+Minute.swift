import PQModel

extension Instant {
  /// The whole minutes since the epoch, rounded down.
  var minute: Int64 { floored(to: .minute).milliseconds / TimeSpan.minute.milliseconds }

  /// Creates the instant at which a minute begins. The minute is counted from the epoch.
  init(minute: Int64) {
    self.init(milliseconds: minute * TimeSpan.minute.milliseconds)
  }
}

extension TimeSpan {
  /// The whole minutes of the time span. A fraction is dropped.
  var minutes: Int64 { milliseconds / TimeSpan.minute.milliseconds }
}
