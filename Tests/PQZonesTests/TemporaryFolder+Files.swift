import Foundation
import PQTestSupport

extension TemporaryFolder {
  /// Creates a folder with files of the given bytes.
  convenience init(_ files: [String: [UInt8]]) throws {
    self.init()
    for (name, bytes) in files { try Data(bytes).write(to: url.appending(path: name)) }
  }
}
