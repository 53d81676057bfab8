extension Duration {
  /// The duration in milliseconds or in seconds with at most one decimal: `250 ms`, `1.5 s`, `90
  /// s`.
  package var shortText: String {
    let milliseconds = self / .milliseconds(1)
    if milliseconds < 1000 { return "\(Int(milliseconds.rounded())) ms" }
    let tenths = Int((milliseconds / 100).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
