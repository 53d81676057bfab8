import PQRun
import PQSystem

/// The lines to type on the way from the demo to the live API: the token's file, the configuration, and a
/// first query. Steps that are done already are left out.
struct FirstSteps {
  /// The folder of the configuration; `nil` if the environment names none. Then no file can be suggested.
  let folder: ConfigurationFolder?
  /// The home directory; `nil` if there is none. A path inside it is shown with `~`.
  var home: String?
  /// True if the environment or the configuration has a source for the token.
  let hasToken: Bool
  /// True if the environment or the configuration selects the live API.
  let selectsLive: Bool
  /// True if `PQ_BACKEND` selects another backend, which outweighs the configuration.
  var isOverruled = false

  /// The lines, after an empty line and a heading.
  var lines: [String] {
    ["", "Next, to ask the live API:"] + commands.map { "  \($0)" }
  }

  private var commands: [String] {
    guard let place = folder.flatMap({ TypedPath($0.path, home: home) }) else {
      return [query(isLive: selectsLive)]
    }
    return [tokenFile(in: place), setting(in: place)].compactMap(\.self)
      + [query(isLive: !isOverruled)]
  }

  /// The token is not an argument, so that it is in no history. Only its user can read the file.
  private func tokenFile(in place: TypedPath) -> String? {
    guard !hasToken else { return nil }
    return "(umask 077; mkdir -p \(place.inShell()); cat > \(place.inShell("/token")))"
      + "   # paste the token, then press Enter and Ctrl-D"
  }

  private func setting(in place: TypedPath) -> String? {
    let settings =
      (hasToken ? [] : ["SET token_file = '\(place.path)/token';"])
      + (selectsLive ? [] : ["SET backend = 'live';"])
    guard !settings.isEmpty else { return nil }
    let folder = hasToken ? "mkdir -p \(place.inShell()); " : ""
    let text = settings.joined(separator: " ")
    return folder + "echo \"\(text)\" >> \(place.inShell("/rc.pq"))"
  }

  private func query(isLive: Bool) -> String {
    "pq \(isLive ? "" : "--backend live ")-c \"SELECT http, p2p LAST 1h EVERY 5m\""
  }
}

/// A path that can be typed in a shell and in a script of pq.
private struct TypedPath {
  /// The path. It starts with `~` if it needs no quotes and is in the home directory.
  let path: String
  private let needsQuotes: Bool

  /// Creates the value of a path; `nil` if the path has control characters, or characters that are special
  /// inside the quotes of a shell.
  init?(_ path: FilePath, home: String?) {
    guard let text = path.text else { return nil }
    let isTypable = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar.value != 0x7F && !"'\"$`!\\".unicodeScalars.contains(scalar)
    }
    guard isTypable else { return nil }
    needsQuotes = !text.utf8.allSatisfy(Self.isPlain)
    guard let home, !needsQuotes, text.hasPrefix(home + "/") else {
      self.path = text
      return
    }
    self.path = "~" + text.dropFirst(home.count)
  }

  /// Returns the path of a file in the folder, as a shell reads it.
  func inShell(_ file: String = "") -> String {
    needsQuotes ? "'\(path)\(file)'" : path + file
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/._-+".utf8.contains(byte)
    }
  }
}
