/// A component of the system that pq uses at run time if it is installed.
package enum SystemComponent: CaseIterable {
  case libcurl, libedit, zlib, timeZones

  #if canImport(Darwin)
    /// The names of the library, in order of preference; empty for a component that is not a
    /// library.
    ///
    /// They are full paths, because names without a folder are searched for in the working
    /// directory first.
    package var libraryNames: [String] {
      switch self {
      case .libcurl: ["/usr/lib/libcurl.4.dylib"]
      case .libedit: ["/usr/lib/libedit.3.dylib"]
      case .zlib: ["/usr/lib/libz.1.dylib"]
      case .timeZones: []
      }
    }

    /// The advice for a user who does not have the component, without a capital letter and a full
    /// stop.
    package var installation: String { "it belongs to macOS, whose installation is damaged" }

    /// The advice for a user whose copy of the component is damaged.
    package var reinstallation: String { installation }
  #else
    /// The names of the library, in order of preference; empty for a component that is not a
    /// library. The system searches for them in its own folders, and never in the working
    /// directory.
    package var libraryNames: [String] {
      switch self {
      case .libcurl: ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"]
      case .libedit: ["libedit.so.2", "libedit.so.0", "libedit.so"]
      case .zlib: ["libz.so.1"]
      case .timeZones: []
      }
    }

    /// The advice for a user who does not have the component, without a capital letter and a full
    /// stop.
    package var installation: String {
      switch self {
      case .libcurl:
        "install it: apt-get install libcurl4, dnf install libcurl, apk add libcurl, "
          + "or pacman -S curl"
      case .libedit: "install the package libedit2"
      case .zlib: "install zlib"
      case .timeZones: "install the package tzdata"
      }
    }

    /// The advice for a user whose copy of the component is damaged.
    package var reinstallation: String { installation + " anew" }
  #endif
}

extension [String] {
  /// Calls a closure with the texts as C strings. The pointers are valid during the call only.
  package func withCStrings<Value>(_ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
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
