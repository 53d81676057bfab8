import PQEmulator
import PQEngine
import PQFixture
import PQModel
import PQSystem

/// Why the program ends before it serves.
struct ServeFailure: Error, Equatable {
  /// 2 if the command line is wrong, 3 if the backend is.
  let status: Int32
  let message: String

  static func usage(_ message: String) -> ServeFailure {
    ServeFailure(status: 2, message: message)
  }
}

/// What the command line says.
struct ServeOptions {
  /// 0 for any that is free.
  var port: UInt16 = 8080
  /// `demo`, or the path of a fixture file.
  var place: FilePath = "demo"
  /// The clock, if it is not that of the backend.
  var now: Instant?
  var settings = Emulator.Settings(token: Self.demoToken)
  /// Whether nothing is told but what is wrong.
  var isQuiet = false

  /// The token of a server that was given none. It is no secret.
  static let demoToken = "demo-token"

  /// Reads the arguments, escaped texts: names of options, each with a value behind it or behind a
  /// `=`.
  init(_ arguments: [String], token: String?) throws(ServeFailure) {
    if let token, !token.isEmpty { settings.token = try Self.checked(token) }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let halves = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves[0])
      let value = halves.count > 1 ? String(halves[1]) : nil
      if Self.names.contains(name) {
        guard let value = value ?? rest.popFirst() else {
          throw .usage("the option \(name) needs a value")
        }
        try set(name, value)
      } else {
        try setFlag(name, value)
      }
    }
  }

  private mutating func setFlag(_ name: String, _ value: String?) throws(ServeFailure) {
    guard name == "--quiet" else {
      throw .usage("there is no option '\(name)'; see pq-serve --help")
    }
    guard value == nil else { throw .usage("the option \(name) takes no value") }
    isQuiet = true
  }

  private static let names = ["--port", "--backend", "--rate-limit", "--now", "--fault", "--seed"]

  private mutating func set(_ name: String, _ value: String) throws(ServeFailure) {
    switch name {
    case "--port": port = try Self.number(name, value)
    case "--backend": place = FilePath(escaped: value)
    case "--rate-limit": settings.requestsPerMinute = Int(try Self.number(name, value) as UInt32)
    case "--now": now = try Self.time(name, value)
    case "--fault": try setWeather(value)
    default: settings.weather.seed = try Self.number(name, value)
    }
  }

  private mutating func setWeather(_ specification: String) throws(ServeFailure) {
    let seed = settings.weather.seed
    do throws(WeatherMistake) {
      settings.weather = try Weather(specification: specification)
    } catch {
      throw .usage("\(error)")
    }
    settings.weather.seed = seed
  }
}

extension ServeOptions {
  private static func number<Number: FixedWidthInteger>(
    _ name: String, _ text: String
  ) throws(ServeFailure) -> Number {
    guard let number = Number(text), !text.hasPrefix("+") else {
      throw .usage("\(name) must be a whole number from 0 to \(Number.max), not '\(text)'")
    }
    return number
  }

  private static func time(_ name: String, _ text: String) throws(ServeFailure) -> Instant {
    do throws(InvalidTimeArgument) {
      return try Instant(argument: text)
    } catch {
      throw .usage("'\(text)' is not a time for \(name): \(error)")
    }
  }

  /// A token goes through a line of a head, which takes no more than printed ASCII.
  private static func checked(_ token: String) throws(ServeFailure) -> String {
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), token.utf8.count <= 4096 else {
      throw .usage("the token must be of at most 4096 printed ASCII characters without a space")
    }
    return token
  }
}
