// swift-tools-version: 6.2
// The map. Text flows one way, each arrow is a target, and nothing downstream can reach back:
//
//   text -> tokens -> syntax tree -> bound query -> plan -> requests -> table -> output

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: its name, what it may import, and nothing else.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

/// The tests of the room, executable or example named.
func tests(_ name: String, imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports, swiftSettings: strict)
}

/// Whether to build the server too, with the tests that ask it: 24 more packages are fetched.
///
/// This is not a trait, because a trait is a compilation condition of every target: switching it
/// compiles all of them again, and leaves out none. It is not a package of its own, because that
/// could not see what is `package` here.
let buildsServer = Context.environment["PQ_BUILD_SERVER"] == "1"

let package = Package(
  name: "pq",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "PQ", targets: ["PQ", "PQFixture", "PQLive", "PQCache"]),
    .executable(name: "pq", targets: ["PQCommandLine"]),
  ],
  traits: [
    .default(enabledTraits: ["CommandLine"]),
    .trait(
      name: "CommandLine",
      description: "The program pq. A host program does without, and fetches no other package."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Calls of the operating system that differ between systems in C, and not behind this.
    .target(name: "CPlatform"),
    // The operating system: paths and arguments as bytes; complete reads and writes; terminals; the words
    // of a command, and the programs that are started by them, in which no shell has a part.
    room("PQSystem", imports: ["CPlatform"]),
    // Text to tokens to tree and back; diagnostics as values. Never fails, never loses a byte.
    room("PQSyntax"),
    // What the export API knows, a request that can only be built valid, and columnar tables.
    room("PQModel"),
    // Tree + catalog + clock -> bound query: names, units, metric classes, time.
    room("PQSemantics", imports: ["PQSyntax", "PQModel"]),
    // Bound query + a backend's limits -> plan.
    room("PQPlan", imports: ["PQSemantics", "PQSyntax", "PQModel"]),
    // Plan + backend -> table: the `Backend` protocol, and the operators on tables.
    room("PQEngine", imports: ["PQPlan", "PQModel"]),
    // The two texts of an export answer, CSV and JSON, as bytes that stream into columns.
    room("PQWire", imports: ["PQModel"]),
    // Rows from a file or from the built-in demo, deterministic.
    room("PQFixture", imports: ["PQEngine", "PQWire", "PQModel", "PQSystem"]),
    // libcurl made callable. It is opened when it is first needed, so building needs no package.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // The unpacking half of zlib made callable, opened when a packed answer comes.
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // What of a process must be C: that no image of its memory is written.
    .target(name: "CProcess"),
    // An HTTP client over libcurl. It knows nothing of the export API.
    room("PQHTTP", imports: ["PQSystem", "CCurl", "CZlib"]),
    // Rows from the export API.
    room(
      "PQLive",
      imports: [
        "PQEngine", "PQHTTP", "PQWire", "PQModel", "PQSystem", "CProcess",
      ]),
    // Answers that were fetched before, kept in files: a backend before any other.
    room("PQCache", imports: ["PQEngine", "PQModel", "PQSystem"]),
    // Time-zone rules from the system's database.
    room("PQZones", imports: ["PQModel", "PQSystem"]),
    // Tables and diagnostics -> text.
    room("PQRender", imports: ["PQModel", "PQSyntax"]),
    // What editors want, as plain data: completion, hover and highlighting.
    room("PQTools", imports: ["PQSemantics", "PQSyntax", "PQModel"]),
    // The library that an embedding program imports: a session runs a text end to end.
    room(
      "PQ",
      imports: [
        "PQSyntax", "PQModel", "PQSemantics", "PQPlan", "PQEngine", "PQRender", "PQZones",
      ]),
    // libedit made callable, opened when a prompt begins, and what of terminals and signals must be C.
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // The prompt on a terminal: editing, colours, what was typed before.
    room("PQLineEditor", imports: ["PQTools", "PQRender", "PQSyntax", "PQSystem", "CEditLine"]),
    // What one run and a conversation share: the configuration, the choice of a backend, running texts,
    // where results go, reports and progress.
    room(
      "PQRun",
      imports: ["PQ", "PQFixture", "PQLive", "PQCache", "PQModel", "PQRender", "PQSystem"]),
    // The conversation: the shell's own commands, completion, the tutorial.
    room(
      "PQShell",
      imports: [
        "PQRun", "PQ", "PQLive", "PQRender", "PQLineEditor", "PQTools", "PQSystem",
      ]),
    // The command line, the only importer of ArgumentParser: subcommands and options. The product is
    // called `pq`. (A module `pq` beside `PQ` would be one and the same where file names have no
    // letter case.)
    .executableTarget(
      name: "PQCommandLine",
      dependencies: [
        "PQShell", "PQRun", "PQ", "PQFixture", "PQLive", "PQCache", "PQRender", "PQSystem",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["CommandLine"])),
      ],
      swiftSettings: strict),
    // The export API from any backend: a second reading of the vendor's document, which shares no
    // rule with the planner. Requests in, answers and bad weather out; it opens no socket.
    room("PQEmulator", imports: ["PQEngine", "PQModel"]),
    tests("PQSystemTests", imports: ["PQSystem", "CPseudoTerminal"]),
    tests("PQSyntaxTests", imports: ["PQSyntax", "PQTestSupport"]),
    tests("PQModelTests", imports: ["PQModel", "PQTestSupport"]),
    tests("PQSemanticsTests", imports: ["PQSemantics", "PQSyntax", "PQModel"]),
    tests(
      "PQPlanTests", imports: ["PQPlan", "PQSemantics", "PQSyntax", "PQModel", "PQTestSupport"]),
    tests(
      "PQEngineTests",
      imports: ["PQEngine", "PQPlan", "PQSemantics", "PQSyntax", "PQModel", "PQTestSupport"]),
    tests("PQWireTests", imports: ["PQWire", "PQModel"]),
    tests("PQFixtureTests", imports: ["PQFixture", "PQEngine", "PQModel", "PQTestSupport"]),
    tests(
      "PQLiveTests",
      imports: [
        "PQLive", "PQHTTP", "PQCache", "PQFixture", "PQRender", "PQEngine", "PQModel", "PQSystem",
        "PQTestServers", "PQTestSupport",
      ]),
    tests(
      "PQCacheTests",
      imports: ["PQCache", "PQEngine", "PQFixture", "PQModel", "PQSystem", "PQTestSupport"]),
    tests("PQZonesTests", imports: ["PQZones", "PQModel", "PQTestSupport"]),
    tests(
      "PQToolsTests", imports: ["PQTools", "PQSemantics", "PQSyntax", "PQModel", "PQTestSupport"]),
    tests("PQRenderTests", imports: ["PQRender", "PQSyntax", "PQModel"]),
    // The whole river: corpus, vendor's examples, wrong texts, documentation.
    tests("PQTests", imports: ["PQ", "PQFixture", "PQTestSupport"]),
    // Random queries, put to pq and to DuckDB.
    .testTarget(
      name: "PQJudgeTests", dependencies: ["PQ", "PQFixture", "PQModel", "PQTestSupport"],
      exclude: ["SQL/duckdb_rows.py"], swiftSettings: strict),
    // Keys typed at a prompt, and what is seen of it.
    tests(
      "PQLineEditorTests", imports: ["PQLineEditor", "PQ", "PQTerminalTesting", "PQTestSupport"]),
    tests(
      "PQRunTests",
      imports: [
        "PQRun", "PQ", "PQFixture", "PQLive", "PQCache", "PQEngine", "PQModel", "PQSystem",
        "PQTestSupport",
      ]),
    // Conversations, typed at a terminal as their users would.
    tests(
      "PQShellTests",
      imports: [
        "PQShell", "PQRun", "PQ", "PQLineEditor", "PQFixture", "PQLive", "PQModel", "PQSystem",
        "PQTerminalTesting", "PQTestServers", "PQTestSupport",
      ]),
    // The command line, the README and the examples, run as their readers would.
    tests(
      "PQCommandLineTests",
      imports: [
        "PQCommandLine", "PQRun", "PQ", "PQFixture", "PQLive", "PQModel", "PQSystem",
        "PQTestServers", "PQTestSupport",
      ]),
    // What several tests need: the folders of the project, snapshots, running programs, random
    // queries, backends that answer as a test says, and what every backend must keep.
    .target(
      name: "PQTestSupport", dependencies: ["PQEngine", "PQFixture", "PQModel"],
      path: "Tests/PQTestSupport", swiftSettings: strict),
    // A server on loopback that does what a test says byte for byte, and a clock to ask it by.
    .target(
      name: "PQTestServers", dependencies: ["PQLive", "PQModel"],
      path: "Tests/PQTestServers", swiftSettings: strict),
    // Terminals for tests: what is typed, and what is seen.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "PQTerminalTesting", dependencies: ["CPseudoTerminal"],
      path: "Tests/PQTerminalTesting", swiftSettings: strict),
    // How fast texts are parsed; see Tests/Benchmarks/run.
    .executableTarget(
      name: "parse-benchmark", dependencies: ["PQSyntax"], path: "Tests/Benchmarks",
      exclude: ["run", "Engine", "Live", "Plan", "Session", "Tools"], swiftSettings: strict),
    // How fast queries are bound and planned; see Tests/Benchmarks/run.
    .executableTarget(
      name: "plan-benchmark",
      dependencies: ["PQPlan", "PQSemantics", "PQSyntax", "PQModel", "PQZones"],
      path: "Tests/Benchmarks/Plan", swiftSettings: strict),
    // How long an editor waits for completion and highlighting; see Tests/Benchmarks/run.
    .executableTarget(
      name: "tools-benchmark", dependencies: ["PQTools"], path: "Tests/Benchmarks/Tools",
      swiftSettings: strict,
      // Nothing in it imports the C library, which brings its mathematics.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // How long the engine takes for answers that are there; see Tests/Benchmarks/run.
    .executableTarget(
      name: "engine-benchmark", dependencies: ["PQ"], path: "Tests/Benchmarks/Engine",
      swiftSettings: strict),
    // How long a session takes to answer from a file that it has loaded; see Tests/Benchmarks/run.
    .executableTarget(
      name: "session-benchmark", dependencies: ["PQ", "PQFixture"],
      path: "Tests/Benchmarks/Session", exclude: ["peer.py"], swiftSettings: strict),
    // How fast answers come in from a server on loopback; see Tests/Benchmarks/Live/run.
    .executableTarget(
      name: "live-benchmark", dependencies: ["PQ", "PQLive", "PQEngine", "PQModel"],
      path: "Tests/Benchmarks/Live", exclude: ["run", "server.py", "peer.cpp"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

if buildsServer {
  package.products.append(.executable(name: "pq-serve", targets: ["PQServer"]))
  package.dependencies += [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ]
  package.targets += [
    // The emulator on 127.0.0.1, the only importer of an HTTP server. The product is called
    // `pq-serve`, and `pq serve` becomes it.
    .executableTarget(
      name: "PQServer",
      dependencies: [
        "PQEmulator", "PQFixture", "PQEngine", "PQModel", "PQSystem",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // The emulator behind a socket, in the process of a test.
    .target(
      name: "PQTestEmulator", dependencies: ["PQEmulator", "PQServer"],
      path: "Tests/PQTestEmulator", swiftSettings: strict),
    tests(
      "PQEmulatorTests",
      imports: [
        "PQEmulator", "PQServer", "PQFixture", "PQWire", "PQEngine", "PQModel", "PQSystem",
        "PQTestEmulator", "PQTestSupport",
      ]),
    // Whole statements through the live door in bad weather, and what it must never tell or exceed.
    tests(
      "PQWeatherTests",
      imports: [
        "PQ", "PQLive", "PQEmulator", "PQFixture", "PQEngine", "PQModel", "PQTestEmulator",
        "PQTestServers", "PQTestSupport",
      ]),
  ]
}
