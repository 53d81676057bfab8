/// SHA-256, as FIPS 180-4 defines it.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var words = [UInt32](repeating: 0, count: 64)

  /// Returns the digest of bytes.
  package static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    let padded = padded(bytes)
    for start in stride(from: 0, to: padded.count, by: 64) {
      hash.mix(padded[start..<start + 64])
    }
    return Digest(bytes: hash.state.flatMap { $0.bigEndianBytes })
  }

  /// Returns the padded message: the bytes, a bit 1, zeros, and the length in bits. The result is a
  /// whole number of blocks.
  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    let zeros = (119 - bytes.count % 64) % 64
    return bytes + [0x80] + Array(repeating: 0, count: zeros)
      + UInt64(bytes.count * 8).bigEndianBytes
  }

  /// Computes the message schedule of a block: one word for each of the 64 rounds.
  private mutating func schedule(_ block: ArraySlice<UInt8>) {
    for place in 0..<16 {
      let start = block.startIndex + 4 * place
      words[place] = block[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for place in 16..<64 {
      let (early, late) = (words[place - 15], words[place - 2])
      let first = early.rotated(7) ^ early.rotated(18) ^ early >> 3
      let second = late.rotated(17) ^ late.rotated(19) ^ late >> 10
      words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
    }
  }

  private mutating func mix(_ block: ArraySlice<UInt8>) {
    schedule(block)
    var now = state
    for round in 0..<64 {
      let (a, e) = (now[0], now[4])
      let choice = e & now[5] ^ ~e & now[6]
      let majority = a & now[1] ^ a & now[2] ^ now[1] & now[2]
      let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
      let sum =
        now[7] &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice
        &+ Self.constants[round] &+ words[round]
      for place in (1..<8).reversed() { now[place] = now[place - 1] }
      now[4] &+= sum
      now[0] = sum &+ second
    }
    for place in state.indices { state[place] &+= now[place] }
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }
}

extension FixedWidthInteger {
  fileprivate var bigEndianBytes: [UInt8] {
    (1...Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> (Self.bitWidth - 8 * $0)) }
  }
}

/// A hash value of 32 bytes. The hashed text cannot be recovered from it.
package struct Digest: Sendable, Hashable {
  /// The number of bytes.
  package static let length = 32

  /// The bytes. There are always `length` of them.
  package let bytes: [UInt8]

  /// Creates a digest from stored bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The first 16 bytes as 32 lowercase hexadecimal digits. Collisions are negligible.
  package var name: String {
    bytes.prefix(16).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Returns true if a text has the form of `name`.
  package static func isName(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
