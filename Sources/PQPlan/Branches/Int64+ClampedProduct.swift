extension Int64 {
  /// Returns the product of two positive numbers, or the largest number if the product is too large.
  func clampedProduct(_ other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
