public import ArgumentParser
import PQ
public import PQLive
public import PQRender
package import PQRun
package import PQSystem
package import PQModel

/// A number of requests per minute: `60/min`, or `60`. From 1 to 1,000,000.
struct RequestRate: ExpressibleByArgument {
  let count: Int

  init?(argument: String) {
    let digits = argument.hasSuffix("/min") ? argument.dropLast(4) : argument[...]
    guard digits.first != "+", let count = Int(digits), (1...1_000_000).contains(count) else {
      return nil
    }
    self.count = count
  }
}

/// The options that select a backend.
struct BackendOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The backend: \(BackendKind.allCases.map(\.sample).joined(separator: "; ")). \
      (default: PQ_BACKEND, or SET backend in rc.pq, or demo)
      """,
      valueName: "where"),
    completion: .backends)
  var backend: FilePath?

  @OptionGroup var clock: ClockOptions

  func choice(_ live: LiveChoice = LiveChoice()) -> BackendChoice {
    BackendChoice(option: backend, live: live, now: clock.now)
  }
}

/// The options for requests to the live API.
struct LiveOptions: ParsableArguments {
  @Option(name: .long, help: "The format of the answers of a server.")
  var wire: WireFormat?

  @OptionGroup var trust: TrustOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The maximum number of requests per minute, as in 60/min.", valueName: "count"))
  var rate: RequestRate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the requests and responses to a file, without the token.", valueName: "file"))
  var trace: FilePath?

  @Flag(
    inversion: .prefixedNo,
    help: "Cache answers. (default: on, except for a server on this machine)")
  var cache: Bool?

  var choice: LiveChoice {
    LiveChoice(
      wire: wire, caFile: trust.caFile, rate: rate?.count, trace: trace, cache: CacheChoice(cache))
  }
}

/// The options for output on standard error.
struct ReportOptions: ParsableArguments {
  @Option(name: .long, help: "The form of all lines on standard error.")
  var diagnostics = DiagnosticForm.text

  @Option(name: .long, help: "Colors; auto: on a terminal, unless NO_COLOR is set.")
  var color = ReportStyle.ColorChoice.auto

  @Flag(name: .long, help: "Print errors only: no warnings, no notes.")
  var quiet = false

  var style: ReportStyle { ReportStyle(form: diagnostics, color: color, isQuiet: quiet) }
}

/// The options of texts: the values of parameters, and the limit of requests.
struct RunOptions: ParsableArguments {
  @Option(
    name: .customLong("param"),
    help: ArgumentHelp(
      """
      The value of a parameter of PARAM; repeatable. Commas separate the values of a list; a value \
      in quotes may contain commas, and repetition adds values.
      """, valueName: "name=value"),
    transform: GivenParameter.init)
  var parameters: [GivenParameter] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Refuse a run that needs more requests, before the first is sent.", valueName: "count"))
  var maxRequests: UInt32?

  /// The maximum number of requests; `nil` for the limit that the texts set.
  var requestLimit: Int? { maxRequests.map { Int($0) } }

  /// The values by name in lowercase, in the order of the arguments.
  var given: [String: [String]] {
    Dictionary(grouping: parameters) { $0.name.lowercased() }.mapValues { $0.map(\.value) }
  }
}

/// An argument `name=value` or `$name=value`.
struct GivenParameter {
  let name: String
  let value: String

  /// The error of an argument without a name.
  struct WithoutName: Error, CustomStringConvertible {
    let description = "it is not name=value"
  }

  /// Creates a parameter from its argument.
  ///
  /// - Throws: `TextArgument.NotUTF8` or `WithoutName`.
  init(argument: String) throws {
    let argument = try TextArgument.text(of: argument)
    // The search looks at bytes. As a `Character`, a sign and a combining accent after it are one.
    guard let sign = argument.utf8.firstIndex(of: UInt8(ascii: "=")) else { throw WithoutName() }
    let name = argument[..<sign]
    self.name = String(name.hasPrefix("$") ? name.dropFirst() : name)
    guard !self.name.isEmpty else { throw WithoutName() }
    value = String(argument[argument.utf8.index(after: sign)...])
  }
}

/// The options for the format and the destination of results.
struct ResultOptions: ParsableArguments {
  @Option(name: .long, help: "The output format. (default: table)")
  var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      """
      Write results to this file, whole or not at all, in the format of its ending; - is \
      standard output. A partial answer goes to a file beside it, such as x.partial.csv.
      """,
      valueName: "file"))
  var output: FilePath?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Describe each result in this file, as one JSON object on a line: range, zone, bucket, units, \
      types, missing parts.
      """, valueName: "file"))
  var meta: FilePath?

  @Flag(name: .long, help: "Write a partial answer to the file itself, not beside it.")
  var keepPartial = false

  @Option(
    name: .long,
    help: "Times in machine formats: native (the default), as in the API, or iso.")
  var time: RenderOptions.TimeStyle?

  @Flag(name: .long, help: "Print the time that each statement took.")
  var timing = false

  var style: ResultStyle {
    ResultStyle(
      format: format, times: time, file: output, keepsPartial: keepPartial, hasTiming: timing,
      meta: meta)
  }
}

extension DiagnosticForm: ExpressibleByArgument {}
extension ReportStyle.ColorChoice: ExpressibleByArgument {}

/// The options that select the user's configuration.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Also run this profile of the configuration.", valueName: "name"),
    completion: .profiles, transform: TextArgument.text)
  var profile: String?

  @Flag(name: .long, help: "Do not run the configuration: neither rc.pq nor a profile.")
  var noConfig = false

  var choice: ConfigurationChoice { ConfigurationChoice(isOff: noConfig, profile: profile) }
}

/// The option for the certificates to trust.
struct TrustOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Trust these certificates instead of the system's.", valueName: "file"))
  var caFile: FilePath?
}

/// The option for the time of a run.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The clock of the run: ISO 8601 or milliseconds since the epoch.", valueName: "time"),
    transform: Instant.init(argument:))
  var now: Instant?
}

// The types of the libraries as command-line arguments. A conformance of a public type to a public protocol
// is public, and therefore the imports must be public too.

extension OutputFormat: ExpressibleByArgument {}
extension WireFormat: ExpressibleByArgument {}
extension FixtureFormat: ExpressibleByArgument {}
extension RenderOptions.TimeStyle: ExpressibleByArgument {}

extension FilePath: ExpressibleByArgument {
  /// Creates the path of an argument, with exactly its bytes.
  package init?(argument: String) { self.init(escaped: argument) }

  /// Any file, unless an option says otherwise.
  package static var defaultCompletionKind: CompletionKind { .file() }
}

/// Arguments that are texts and not paths.
enum TextArgument {
  /// The error of an argument that is not UTF-8.
  struct NotUTF8: Error, CustomStringConvertible {
    let description = "it is not UTF-8"
  }

  /// Returns the text of an argument.
  ///
  /// - Throws: `NotUTF8`. Invalid bytes are not replaced, because that would change the text.
  static func text(of argument: String) throws(NotUTF8) -> String {
    guard let text = EscapedBytes.plainText(of: argument) else { throw NotUTF8() }
    return text
  }
}
