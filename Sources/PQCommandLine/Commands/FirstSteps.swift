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
    guard let folder, let path = shown(folder) else { return [query(isLive: selectsLive)] }
    return [tokenFile(in: path), setting(in: path)].compactMap(\.self)
      + [query(isLive: !isOverruled)]
  }

  /// The folder as a shell and pq read it; `nil` if its path would need quotes.
  private func shown(_ folder: ConfigurationFolder) -> String? {
    guard var path = folder.path.text else { return nil }
    if let home, path.hasPrefix(home + "/") { path = "~" + path.dropFirst(home.count) }
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "~/._-+".utf8.contains(byte)
      }
    }
    return isPlain ? path : nil
  }

  /// The token is not an argument, so that it is in no history. Only its user can read the file.
  private func tokenFile(in path: String) -> String? {
    guard !hasToken else { return nil }
    return "(umask 077; mkdir -p \(path); cat > \(path)/token)"
      + "   # paste the token, then press Enter and Ctrl-D"
  }

  private func setting(in path: String) -> String? {
    let settings =
      (hasToken ? [] : ["SET token_file = '\(path)/token';"])
      + (selectsLive ? [] : ["SET backend = 'live';"])
    guard !settings.isEmpty else { return nil }
    let folder = hasToken ? "mkdir -p \(path); " : ""
    return folder + "echo \"\(settings.joined(separator: " "))\" >> \(path)/rc.pq"
  }

  private func query(isLive: Bool) -> String {
    "pq \(isLive ? "" : "--backend live ")-c \"SELECT http, p2p LAST 1h EVERY 5m\""
  }
}
