import PQModel

extension Instant {
  /// Whole minutes since the epoch, the grain of all traffic.
  var minute: Int64 { floored(to: .minute).milliseconds / TimeSpan.minute.milliseconds }

  /// The instant at which a minute since the epoch begins.
  init(minute: Int64) {
    self.init(milliseconds: minute * TimeSpan.minute.milliseconds)
  }
}

extension TimeSpan {
  /// The span in whole minutes.
  var minutes: Int64 { milliseconds / TimeSpan.minute.milliseconds }
}
