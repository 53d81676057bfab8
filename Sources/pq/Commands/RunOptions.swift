import ArgumentParser
import PQ

/// The options that say what a text is run against.
struct BackendOptions: ParsableArguments {
  @Option(
    name: .long, help: "Who answers: demo, or a fixture file x.csv or x.json.")
  var backend = "demo"

  @Option(
    name: .long, help: "The clock of the run: ISO 8601 or milliseconds since the epoch.")
  var now: Instant?

  /// The session that the options describe.
  func session() throws -> Session {
    Session(backend: try BackendChoice(backend).backend(clock: now), now: now)
  }
}

/// The options that say how mistakes are told.
struct DiagnosticOptions: ParsableArguments {
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Option(name: .long, help: "How mistakes are told.")
  var diagnostics = Form.text

  @Option(name: .long, help: "Colour; auto is on a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Flag(name: .long, help: "Tell errors only: no warning, no note.")
  var quiet = false

  /// Whether what is written to a stream is coloured.
  func isColored(_ stream: StandardStream) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: stream.isTerminal && !Environment.isSet("NO_COLOR") && !Environment.isDumbTerminal
    }
  }
}
