/// An error in a specification of faults, with a sentence as its description.
package struct FaultSpecificationError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String
}

extension FaultInjection {
  /// Reads a specification: faults with their probabilities, and the delay of all answers.
  ///
  ///     429:0.2,500:0.05,slow:300ms,cut:0.01,garbage:0.01
  package init(specification: String) throws(FaultSpecificationError) {
    var isSlow = false
    for part in specification.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw Self.mistake(part, "is not NAME:CHANCE or slow:TIME") }
      if halves[0] == "slow" {
        guard !isSlow else { throw Self.mistake(part, "is there twice") }
        delay = try Self.time(halves[1], of: part)
        isSlow = true
      } else {
        try add(halves[0], halves[1], of: part)
      }
    }
    guard chances.reduce(0, { $0 + $1.probability }) <= 1 + 1e-9 else {
      throw FaultSpecificationError(description: "the chances of the faults add up to more than 1")
    }
  }

  private mutating func add(
    _ name: Substring, _ chance: Substring, of part: Substring
  ) throws(FaultSpecificationError) {
    guard let fault = Fault(name: name) else {
      throw Self.mistake(
        part, "names no fault; there are slow, cut, garbage, html, hang, reset, and 400 to 599")
    }
    guard !chances.contains(where: { $0.fault == fault }) else {
      throw Self.mistake(part, "is there twice")
    }
    guard chance.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let probability = Double(chance), (0...1).contains(probability)
    else { throw Self.mistake(part, "has a chance that is no number from 0 to 1") }
    chances.append(Chance(fault: fault, probability: probability))
  }

  private static func time(
    _ text: Substring, of part: Substring
  ) throws(FaultSpecificationError) -> Duration {
    let unit = text.drop { $0.isASCII && $0.isNumber }
    guard let count = UInt32(text.dropLast(unit.count)), unit == "ms" || unit == "s" else {
      throw mistake(part, "is no time such as 300ms or 2s")
    }
    return unit == "s" ? .seconds(count) : .milliseconds(count)
  }

  private static func mistake(_ part: Substring, _ reason: String) -> FaultSpecificationError {
    FaultSpecificationError(description: "in the faults, \(Excerpt.of(String(part))) \(reason)")
  }
}
