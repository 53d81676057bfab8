/// Ratios as percentages, with the decimals of `CountText`: `62.4%`, `100.0%`, `0.432%`, `-1,250.0%`.
enum PercentText {
  private static let sign = UInt8(ascii: "%")

  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    let (percent, overflows) = value.multipliedReportingOverflow(by: 100)
    if overflows {
      CountText.append(whole: Double(value) * 100, to: &bytes)
    } else {
      CountText.append(percent, to: &bytes)
    }
    bytes.append(sign)
  }

  static func append(_ value: Double, to bytes: inout [UInt8]) {
    let percent = value * 100
    // If the percentage overflows, the ratio is written without a sign.
    guard percent.isFinite else { return CountText.append(value, to: &bytes) }
    CountText.append(percent, to: &bytes)
    bytes.append(sign)
  }
}
