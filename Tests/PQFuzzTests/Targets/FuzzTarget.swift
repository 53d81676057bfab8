import PQWire

/// The parts of pq that are fuzzed. The raw value is the name on the command line.
enum FuzzTarget: String, CaseIterable, Sendable {
  // Query texts.
  case syntax, binding, statements, mistakes, completion, engine
  // Formats of other programs.
  case csv, json, file, emulator, zones, cache
  // Values, output and the prompt.
  case model, live, rendering, prompt

  /// A phrase that describes the input and what is checked.
  var summary: String {
    switch self {
    case .syntax: "bytes as a query text: tokens, tree, diagnostics, fmt, highlighting, hover"
    case .binding: "bytes as a query text: binder, planner, fmt keeps the plan, EXPLAIN"
    case .statements: "generated statements, checked like `binding`"
    case .mistakes: "one mistake in a correct query: an applied fix-it removes errors"
    case .completion: "completion and hover at every position of a text"
    case .engine: "generated queries: limits of a backend do not change an answer"
    case .csv: "a CSV answer in chunks of different sizes"
    case .json: "a JSON answer in chunks of different sizes"
    case .file: "a fixture file: what is loaded, and the sums of its rows"
    case .emulator: "a request to the emulator: head, JSON body, fault specification"
    case .zones: "a time-zone file or a POSIX TZ text: order, round trip, buckets"
    case .cache: "an entry of the cache: name, header, block, checksum"
    case .model: "instants, buckets, calendar, JSON strings"
    case .live: "HTTP dates, Retry-After, endpoints, and tokens in texts of a server"
    case .rendering: "random tables in all output formats; shortest decimals"
    case .prompt: "keys, layout, undo and history of the prompt"
    }
  }

  /// Returns the properties that do not hold for an input. A crash is a violation too, but not a value.
  func violations(of input: [UInt8]) async -> [FuzzViolation] {
    var found = Violations()
    switch self {
    case .syntax: SyntaxOracle.check(input, &found)
    case .binding: BindingOracle.check(input, &found)
    case .statements: BindingOracle.checkStatements(input, &found)
    case .mistakes: MistakeOracle.check(input, &found)
    case .completion: CompletionOracle.check(input, &found)
    case .engine: await EngineOracle.check(input, &found)
    case .csv: AnswerOracle.check(input, .csv, &found)
    case .json: AnswerOracle.check(input, .json, &found)
    case .file: await FileOracle.check(input, &found)
    case .emulator: await EmulatorOracle.check(input, &found)
    case .zones: ZoneOracle.check(input, &found)
    case .cache: CacheOracle.check(input, &found)
    case .model: ModelOracle.check(input, &found)
    case .live: LiveOracle.check(input, &found)
    case .rendering: RenderingOracle.check(input, &found)
    case .prompt: PromptOracle.check(input, &found)
    }
    return found.items
  }
}

/// A property that does not hold for an input.
struct FuzzViolation: Sendable, CustomStringConvertible {
  /// The short name of the property, such as `format-keeps-comments`.
  let property: String
  /// The values that contradict the property.
  let detail: String

  /// The properties that are known not to hold for some inputs. Tests and `Tests/fuzz` ignore them.
  private static let known: Set<String> = [
    // After `BY LAST`, the word LAST is the name of a dimension or the start of a clause.
    "completion-adds-no-error"
  ]

  /// True if this violation is ignored.
  var isKnown: Bool { Self.known.contains(property) }

  /// The property and the detail.
  var description: String { "\(property): \(detail)" }
}

/// The violations of one input.
struct Violations {
  private(set) var items: [FuzzViolation] = []

  /// Notes a violation unless a condition is true.
  mutating func expect(
    _ condition: Bool, _ property: String, _ detail: @autoclosure () -> String = ""
  ) {
    if !condition { items.append(FuzzViolation(property: property, detail: detail())) }
  }
}
