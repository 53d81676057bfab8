import PQSemantics

extension Bound {
  /// Binds a text that can include the given files.
  init(
    _ text: String, given: [String: String] = [:], files: [String: String]
  ) throws {
    var surroundings = Surroundings.sample
    surroundings.text = { path, includer throws(Surroundings.Refusal) in
      let name = Self.resolved(path, beside: includer)
      guard let text = files[name] else {
        let near = files.keys.first { $0.hasPrefix(name.prefix(3)) }
        throw Surroundings.Refusal("there is no file '\(path)'", suggestion: near)
      }
      return Surroundings.IncludedText(name: name, bytes: Array(text.utf8))
    }
    try self.init(text, given: given, surroundings: surroundings)
  }

  private static func resolved(_ path: String, beside includer: String) -> String {
    var folders = includer.split(separator: "/").dropLast()
    for part in path.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(part) }
    }
    return folders.joined(separator: "/")
  }
}
