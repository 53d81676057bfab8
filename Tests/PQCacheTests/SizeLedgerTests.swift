import Foundation
import PQTestSupport
import Testing

@testable import PQCache

/// The ledger has the total size of the files in bytes.
@Suite struct SizeLedgerTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = TemporaryFolder() }

  private func add(_ bytes: Int64) throws -> Int64? {
    try SizeLedger.add(bytes, in: Folder(path: temporary.url.path))
  }

  private func reset(to bytes: Int64) throws {
    try SizeLedger.reset(to: bytes, in: Folder(path: temporary.url.path))
  }

  private var file: URL { temporary.url.appending(path: SizeLedger.fileName) }

  @Test func unknownTotalIsNil() throws {
    #expect(try add(1) == nil)
    #expect(try add(2) == nil)
  }

  @Test func addedSizesAreSummed() throws {
    try reset(to: 100)
    #expect(try add(1) == 101)
    #expect(try add(20) == 121)
    try reset(to: 7)
    #expect(try add(1) == 8)
  }

  @Test func aSumThatCannotBeHeldIsTheLargest() throws {
    try reset(to: .max)
    #expect(try add(1) == .max)
  }

  @Test func aLongLedgerIsCountedAnew() throws {
    try reset(to: 1)
    let sound = try Data(contentsOf: file)
    try (sound + Data(repeating: 0, count: 8 * 8188)).write(to: file)
    #expect(try [add(1), add(2), add(3)] == [2, 4, nil])
  }

  @Test func aDamagedLedgerIsCountedAnew() throws {
    try reset(to: 100)
    let sound = try Data(contentsOf: file)
    for damaged in [
      Data(), sound.dropLast(), sound + [1], Data(repeating: 0xFF, count: 16),
      Data(repeating: 0, count: 24), sound.dropLast(8) + Data(repeating: 0xFF, count: 8),
    ] {
      try damaged.write(to: file)
      #expect(try add(1) == nil)
    }
  }
}
