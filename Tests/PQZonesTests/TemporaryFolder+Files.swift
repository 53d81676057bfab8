import Foundation
import PQTestSupport

extension TemporaryFolder {
  /// A folder that holds files of these bytes.
  convenience init(_ files: [String: [UInt8]]) throws {
    self.init()
    for (name, bytes) in files { try Data(bytes).write(to: url.appending(path: name)) }
  }
}
