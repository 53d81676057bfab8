import PQModel

extension Explanation {
  /// A shell command for each request. It sends the same request to the same place as pq. It takes
  /// the token from the shell's environment.
  var curl: [String] {
    guard !plan.requests.isEmpty else { return [] }
    let destination = answerer.destination ?? .vendor
    return remarks(destination) + plan.requests.flatMap { command($0, destination) }
  }

  /// Returns comment lines. They contain only plain words, so that they do no harm in a shell
  /// without comments.
  private func remarks(_ destination: HTTPDestination) -> [String] {
    let name = ShellWord.quoted(ShellWord.line(answerer.name))
    var remarks: [String] = []
    if answerer.destination == nil {
      remarks.append(
        "# \(name) answers by itself and sends nothing. The API would get this request:")
    }
    if !destination.isSafeForToken {
      remarks.append("# The token is left out: others could read it on the way.")
    } else if let origin = destination.token.remark {
      remarks.append("# \(origin). Put it into PEER5_AUTH_TOKEN first.")
    }
    return remarks
  }

  private func command(_ request: ExportRequest, _ destination: HTTPDestination) -> [String] {
    var words = ["curl -s -X POST \(ShellWord.quoted(destination.url, always: true))"]
    // For curl, brackets in an address mean a list.
    if destination.url.utf8.contains(where: { "[]{}".utf8.contains($0) }) { words.append("-g") }
    if let file = destination.caFile { words.append("--cacert \(ShellWord.quoted(file))") }
    // A request to this machine uses no proxy, whatever the environment sets.
    if destination.isThisMachine { words.append("--noproxy '*'") }
    words.append("-H 'Content-Type: application/json'")
    if destination.isSafeForToken { words.append("-H \"X-Auth-Token: $PEER5_AUTH_TOKEN\"") }
    words.append("-d \(ShellWord.quoted(request.body))")
    return words.enumerated().map { place, word in
      (place == 0 ? "" : "  ") + word + (place == words.count - 1 ? "" : " \\")
    }
  }
}

extension HTTPDestination.TokenOrigin {
  /// The remark about the place of the token, or `nil` if the command finds the token by itself.
  fileprivate var remark: String? {
    switch self {
    case .environment: nil
    case .file(let path):
      "The token is in the file \(ShellWord.quoted(ShellWord.line(path))) of token_file"
    case .command: "The token is the output of token_command's program"
    case .program: "The token is that of the host program"
    }
  }
}

/// Texts as words of a POSIX shell.
private enum ShellWord {
  /// Returns a text as one word, without quotes if it needs none.
  static func quoted(_ text: String, always: Bool = false) -> String {
    guard always || text.isEmpty || !text.utf8.allSatisfy(isPlain) else { return text }
    // The text is split by bytes, because a quote and an accent after it are one character.
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'\(parts.map { Substring($0) }.joined(separator: "'\\''"))'"
  }

  /// Returns a text on one line. A line break would end a comment, and the shell would run the rest.
  static func line(_ text: String) -> String {
    String(
      decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || "._/-+:@%".utf8.contains(byte)
  }
}
