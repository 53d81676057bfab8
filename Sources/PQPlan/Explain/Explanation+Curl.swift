import PQModel

extension Explanation {
  /// A command for curl for each request. The token stays in the environment of whoever runs it.
  var curl: [String] {
    plan.requests.flatMap { request in
      [
        "curl -s -X POST 'https://control.peer5.com/v1/export' \\",
        "  -H 'Content-Type: application/json' \\",
        "  -H \"X-Auth-Token: $PEER5_AUTH_TOKEN\" \\",
        "  -d \(shellQuoted(request.body))",
      ]
    }
  }

  /// The text as one word of a POSIX shell.
  private func shellQuoted(_ text: String) -> String {
    // By bytes: to characters, a quote and an accent behind it would be one.
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'\(parts.map { Substring($0) }.joined(separator: "'\\''"))'"
  }
}
