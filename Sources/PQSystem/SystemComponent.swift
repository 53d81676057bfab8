/// A part of the system that pq uses if it is installed, rather than being built with it.
package enum SystemComponent: CaseIterable {
  case libcurl, libedit, zlib, timeZones

  #if canImport(Darwin)
    /// The names to open the library by, the best first; none for what is not a library.
    ///
    /// Names without a folder would be looked for in the working folder before that of the system.
    package var libraryNames: [String] {
      switch self {
      case .libcurl: ["/usr/lib/libcurl.4.dylib"]
      case .libedit: ["/usr/lib/libedit.3.dylib"]
      case .zlib: ["/usr/lib/libz.1.dylib"]
      case .timeZones: []
      }
    }

    /// The advice for a user who lacks it, without a capital and without a full stop.
    package var installation: String { "it belongs to macOS, whose installation is damaged" }

    /// The advice for a user who has it damaged.
    package var reinstallation: String { installation }
  #else
    /// The names to open the library by, the best first; none for what is not a library. The system
    /// looks for them in its own folders, and never in the working folder.
    package var libraryNames: [String] {
      switch self {
      case .libcurl: ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"]
      case .libedit: ["libedit.so.2", "libedit.so.0", "libedit.so"]
      case .zlib: ["libz.so.1"]
      case .timeZones: []
      }
    }

    /// The advice for a user who lacks it, without a capital and without a full stop.
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

    /// The advice for a user who has it damaged.
    package var reinstallation: String { installation + " anew" }
  #endif
}
