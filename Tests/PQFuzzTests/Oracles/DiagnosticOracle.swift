import Foundation
import PQRender
import PQSyntax

/// Diagnostics refer to their text, are safe to print, and their fix-its help.
enum DiagnosticOracle {
  /// Checks the diagnostics of a text.
  static func check(_ diagnostics: [Diagnostic], of text: [UInt8], _ found: inout Violations) {
    let errors = diagnostics.count { $0.severity == .error }
    found.expect(errors <= DiagnosticList.limit + 1, "errors-are-limited", "\(errors)")
    for diagnostic in diagnostics { checkRanges(of: diagnostic, text.count, &found) }
    let source = DiagnosticSource(name: "x\u{1B}.pq", bytes: text)
    for diagnostic in diagnostics.prefix(4) {
      let shown = DiagnosticText(source).text(of: diagnostic)
      found.expect(!shown.hasControls, "diagnostic-is-safe-to-print", shown)
      found.expect(shown.utf8.count <= 8000, "diagnostic-is-short", "\(shown.utf8.count) bytes")
      let json = DiagnosticJSON(source).text(of: diagnostic)
      let value = try? JSONSerialization.jsonObject(with: Data(json.utf8))
      found.expect(value != nil, "diagnostic-is-json", json)
    }
  }

  private static func checkRanges(
    of diagnostic: Diagnostic, _ count: Int, _ found: inout Violations
  ) {
    let all = 0...count
    let isInside = { (range: Range<Int>) in
      all.contains(range.lowerBound) && all.contains(range.upperBound)
    }
    found.expect(isInside(diagnostic.range), "diagnostic-is-inside-the-text", "\(diagnostic)")
    for fixIt in (diagnostic.fixIt.map { [$0] } ?? []) + diagnostic.alternatives {
      let ranges = fixIt.edits.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
      found.expect(ranges.allSatisfy(isInside), "edits-are-inside-the-text", "\(diagnostic)")
      let isApart = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
      found.expect(isApart, "edits-do-not-overlap", "\(diagnostic)")
    }
  }

  /// Applies each fix-it of a short text with one or two errors. The error of the fix-it must be gone.
  /// Other errors may show then, because a text with several errors is read in several ways.
  ///
  /// - Parameter diagnose: Returns the diagnostics of a text.
  static func checkFixIts(
    of text: [UInt8], _ diagnose: ([UInt8]) -> [Diagnostic], _ found: inout Violations
  ) {
    let before = diagnose(text).filter { $0.severity == .error }
    guard before.count <= 2, text.count < 2500 else { return }
    for diagnostic in before {
      guard let fixIt = diagnostic.fixIt else { continue }
      let changed = fixIt.applied(toOriginal: text)
      let after = diagnose(changed).filter { $0.severity == .error }
      let detail = FixItDetail(text: text, diagnostic: diagnostic, changed: changed, after: after)
      let remains = after.contains {
        $0.message == diagnostic.message && $0.range.lowerBound == diagnostic.range.lowerBound
      }
      found.expect(!remains, "fix-it-removes-its-error", "\(detail)")
    }
  }
}

/// An applied fix-it, for a report.
struct FixItDetail: CustomStringConvertible {
  let text: [UInt8]
  let diagnostic: Diagnostic
  let changed: [UInt8]
  let after: [Diagnostic]

  var description: String {
    """
    \(String(text))
    -- error: \(diagnostic.message) at \(diagnostic.range)
    -- try: \(diagnostic.fixIt?.title ?? "")
    \(String(changed))
    -- errors then: \(after.map(\.message))
    """
  }
}
