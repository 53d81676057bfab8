/// A fault that is injected into the answer to a valid request.
enum Fault: Sendable, Hashable {
  /// An error with a status from 400 to 599. A 429 has `Retry-After: 1`.
  case status(Int)
  /// The connection is closed in the middle of the body.
  case cut
  /// The body is random bytes from some position on.
  case garbage
  /// An HTML page with the status 200, such as the sign-in page of a public network.
  case html
  /// No answer is ever sent.
  case hang
  /// The connection is reset.
  case reset

  /// The name of the fault in a specification.
  var name: String {
    switch self {
    case .status(let status): "\(status)"
    case .cut: "cut"
    case .garbage: "garbage"
    case .html: "html"
    case .hang: "hang"
    case .reset: "reset"
    }
  }

  /// Creates the fault with a name; `nil` if there is none.
  init?(name: some StringProtocol) {
    let known: [Fault] = [.cut, .garbage, .html, .hang, .reset]
    if let status = Int(name), (400...599).contains(status), "\(status)" == name {
      self = .status(status)
    } else if let fault = known.first(where: { $0.name == name }) {
      self = fault
    } else {
      return nil
    }
  }
}

extension Fault {
  /// Returns a reply with this fault.
  func apply(_ reply: Reply, _ dice: inout FaultChance) -> Reply {
    var reply = reply
    switch self {
    case .status(let status): reply = Reply(.injectedFault(status: status))
    case .html:
      reply.headers = [Reply.Header("Content-Type", "text/html; charset=utf-8")]
      reply.body = ReplyBody(Array(Self.page.utf8))
    case .cut:
      reply.body.end = dice.below(reply.body.count)
      reply.ending = .cut
    case .garbage: reply.body.noise = RandomBytes(start: dice.below(reply.body.count), dice: dice)
    case .hang: reply.ending = .noAnswer
    case .reset: reply.ending = .reset
    }
    reply.note = "fault \(name)"
    return reply
  }

  private static let page = """
    <!DOCTYPE html>
    <html><head><title>Welcome</title></head>
    <body><h1>Please sign in to use this network</h1></body></html>

    """
}

/// A pseudorandom number generator with a seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators").
struct FaultChance: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a number from 0 up to but not including 1.
  mutating func chance() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a number from 0 up to but not including a positive bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Random bytes that replace the end of an answer.
struct RandomBytes: Sendable {
  let start: Int
  var dice: FaultChance

  /// Overwrites the bytes of a piece from `start` on.
  ///
  /// The first overwritten byte is 0xFF. UTF-8 never contains this byte, so the result is never a
  /// valid answer.
  ///
  /// - Parameter position: the offset of the piece in the body, in bytes.
  mutating func overwrite(_ piece: inout [UInt8], from position: Int) {
    for index in piece.indices where position + index >= start {
      piece[index] = position + index == start ? 0xFF : UInt8(truncatingIfNeeded: dice.next())
    }
  }
}
