extension Int64 {
  /// The product of two numbers above zero, or the largest number if it lies beyond.
  func clampedProduct(_ other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
