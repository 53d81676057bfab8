import Testing

@testable import PQModel

/// The digests of the examples of FIPS 180-4, and texts about as long as a block.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb924"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b049237"
    ),
  ])
  func digestsAreThoseOfTheStandard(text: String, name: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).name == name)
  }

  @Test func aMillionLetters() {
    let digest = SHA256.digest(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(digest.name == "cdc76e5c9914fb9281a1c7e284d73e67")
    #expect(digest.bytes.count == Digest.length)
  }

  @Test func everyLengthHasADigestOfItsOwn() {
    let digests = (0..<200).map { SHA256.digest(of: Array(repeating: 0, count: $0)) }
    #expect(Set(digests).count == 200)
  }

  @Test func digestNamesAreRecognized() {
    #expect(Digest.isName(SHA256.digest(of: []).name))
    #expect(!Digest.isName("ledger"))
    #expect(!Digest.isName("../../../../../../../../../../etc"))
    #expect(!Digest.isName(String(repeating: "A", count: 32)))
  }
}
