import PQWire
import Testing

/// Valid texts with random changed bytes: nothing crashes, positions are inside of the text, and
/// chunks do not matter.
@Suite struct MutationTests {
  @Test(arguments: Samples.goodCSV.indices)
  func csv(sample: Int) { mutate(Samples.goodCSV[sample], .csv, seed: UInt64(sample)) }

  @Test(arguments: Samples.goodJSON.indices)
  func json(sample: Int) { mutate(Samples.goodJSON[sample], .json, seed: UInt64(sample)) }

  private static let spice = Array("\"\"\\\\,,\n\r\0{}[]:019-.eEu \u{FEFF}tfn".utf8) + [0xFF, 0x80]

  private func mutate(_ text: String, _ format: AnswerFormat, seed: UInt64) {
    var numbers = SeededNumbers(state: seed)
    for _ in 0..<200 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &numbers) { change(&bytes, &numbers) }
      let whole = Decoded([bytes[...]], format)
      if let position = whole.failure?.position {
        #expect(position.line >= 1 && position.line <= bytes.count { $0 == 10 } + 1)
        #expect(position.column >= 1 && position.column <= bytes.count + 1)
      }
      let border = Int.random(in: 0...bytes.count, using: &numbers)
      #expect(Decoded([bytes[..<border], bytes[border...]], format) == whole, "\(bytes)")
      #expect(Decoded(bytes.singly, format) == whole, "\(bytes)")
    }
  }

  private func change(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
    let place = Int.random(in: 0...bytes.count, using: &numbers)
    let spice = Self.spice.randomElement(using: &numbers) ?? 0
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: bytes.insert(spice, at: place)
    case 1 where place < bytes.count: bytes[place] = spice
    case 2 where place < bytes.count: bytes.remove(at: place)
    case 3: bytes.removeSubrange(place...)
    default: bytes.insert(contentsOf: bytes.suffix(from: place).prefix(20), at: place)
    }
  }
}
