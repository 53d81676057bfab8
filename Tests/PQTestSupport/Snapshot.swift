public import Foundation

/// Comparisons of texts with files.
///
/// With `PQ_RECORD=1` in the environment, files that differ are written again. Such a run fails, so
/// that no recorded text passes unread.
public enum Snapshot {
  /// True if texts that differ are recorded.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["PQ_RECORD"] == "1" }

  /// Compares a text with a file.
  ///
  /// - Returns: A description of the difference or of what was recorded, or `nil` if there is no
  ///   difference.
  public static func mismatch(_ text: String, _ file: URL) -> String? {
    if isRecording { return record(text, file) }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "there is no \(file.path); run with PQ_RECORD=1 to record it. It would be:\n\(text)"
    }
    return expected == text ? nil : "\(file.path) says\n\(expected)\nbut it is\n\(text)"
  }

  private static func record(_ text: String, _ file: URL) -> String? {
    let known = try? String(contentsOf: file, encoding: .utf8)
    guard known != text else { return nil }
    do {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(file.path)"
    } catch {
      return "cannot record \(file.path): \(error)"
    }
  }
}
