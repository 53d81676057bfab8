extension [String] {
  /// Calls a closure with the texts as C strings. The pointers are valid during the call only.
  package func withCTexts<Value>(_ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
    Self.pointers(to: map { Array<CChar>($0.utf8CString) }[...], [], body)
  }

  private static func pointers<Value>(
    to texts: ArraySlice<[CChar]>, _ found: [UnsafePointer<CChar>?],
    _ body: ([UnsafePointer<CChar>?]) -> Value
  ) -> Value {
    guard let first = texts.first else { return body(found) }
    return first.withUnsafeBufferPointer {
      pointers(to: texts.dropFirst(), found + [$0.baseAddress], body)
    }
  }
}
