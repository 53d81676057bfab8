// swift-tools-version: 6.2
// The map. Each arrow is a target, and a stage never imports a later one:
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

/// Returns the target of a room: a folder of `Sources` with its imports.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

/// Returns a test target with the settings of the rooms.
func tests(_ name: String, imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports, swiftSettings: strict)
}

/// True if the server and the tests that need it are built too. They fetch 24 more packages.
///
/// This is not a trait, because a trait is a compilation condition of every target: a change of it
/// compiles all of them again, and leaves none out. It is not a package of its own, because another
/// package could not use the `package` declarations of this one.
let buildsServer = Context.environment["PQ_BUILD_SERVER"] == "1"

/// The commit that `pq --version` prints. `Packaging/build` sets it; other builds print `unknown`.
///
/// This is not `Context.gitInformation`: SwiftPM keeps the evaluated manifest, so that its value is
/// still the old one after a new commit.
let commit = Context.environment["PQ_COMMIT"] ?? "unknown"

/// True if the program of `Tests/fuzz` is built. All targets then get the address sanitizer and the
/// coverage of libFuzzer.
let buildsFuzzer = Context.environment["PQ_FUZZ"] == "1"

/// The imports of the properties in Tests/PQFuzzTests.
let fuzzedTargets: [Target.Dependency] = [
  "PQ", "PQSyntax", "PQModel", "PQSemantics", "PQPlan", "PQEngine", "PQWire", "PQFixture", "PQHTTP",
  "PQLive", "PQCache", "PQZones", "PQRender", "PQTools", "PQLineEditor", "PQEmulator", "PQSystem",
  "PQTestSupport",
]

let package = Package(
  name: "pq",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "PQ", targets: ["PQ"]),
    // The stages, for tools such as editors and linters.
    .library(name: "PQSyntax", targets: ["PQSyntax"]),
    .library(name: "PQSemantics", targets: ["PQSemantics", "PQModel"]),
    .library(name: "PQPlan", targets: ["PQPlan", "PQModel"]),
    // Checks for the tests of a backend.
    .library(name: "PQBackendTesting", targets: ["PQBackendTesting"]),
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
    // Operating system calls whose C declarations differ between systems, and calls that Swift
    // cannot express.
    .target(name: "CPlatform"),
    // The commit of the build. It is in C, so that a new commit compiles one small file again.
    .target(name: "CCommit", cSettings: [.define("PQ_COMMIT", to: "\"\(commit)\"")]),
    // The operating system: paths and arguments as bytes; complete reads and writes; terminals; the
    // words of a command, and starting programs without a shell.
    room("PQSystem", imports: ["CPlatform"]),
    // Text to tokens to tree and back; diagnostics as values. Parsing never fails and keeps every
    // byte.
    room("PQSyntax"),
    // The catalog of the export API, requests that are valid by construction, and columnar tables.
    room("PQModel"),
    // Tree + catalog + clock -> bound query: names, units, metric classes, time.
    room("PQSemantics", imports: ["PQSyntax", "PQModel"]),
    // Bound query + a backend's limits -> plan.
    room("PQPlan", imports: ["PQSemantics", "PQSyntax", "PQModel"]),
    // Plan + backend -> table: the `Backend` protocol, and the operators on tables.
    room("PQEngine", imports: ["PQPlan", "PQModel"]),
    // Checks that every backend must pass, for the tests of a backend of a host program.
    room("PQBackendTesting", imports: ["PQEngine", "PQModel"]),
    // The two formats of an export answer, CSV and JSON: bytes are streamed into columns.
    room("PQWire", imports: ["PQModel"]),
    // Rows from a file or from the built-in demo. Both are deterministic.
    room("PQFixture", imports: ["PQEngine", "PQWire", "PQModel", "PQSystem"]),
    // Access to libcurl. The library is opened when it is first needed, so a build needs no system
    // package.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // Access to the decompression of zlib. The library is opened when a compressed answer arrives.
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // A setting of the process that needs C: no core dumps.
    .target(name: "CProcess"),
    // An HTTP client over libcurl. It does not depend on the export API.
    room("PQHTTP", imports: ["PQSystem", "CCurl", "CZlib"]),
    // Rows from the export API.
    room(
      "PQLive",
      imports: [
        "PQEngine", "PQHTTP", "PQWire", "PQModel", "PQSystem", "CProcess",
      ]),
    // A backend in front of any other one, which keeps answers in files.
    room("PQCache", imports: ["PQEngine", "PQModel", "PQSystem"]),
    // Time-zone rules from the system's database.
    room("PQZones", imports: ["PQModel", "PQSystem"]),
    // Tables and diagnostics -> text.
    room("PQRender", imports: ["PQModel", "PQSyntax"]),
    // Data for editors: completion, hover and highlighting.
    room("PQTools", imports: ["PQSemantics", "PQSyntax", "PQModel"]),
    // The library that a host program imports: a session runs a text from parsing to tables. It
    // exports what a host program needs of the other rooms.
    room(
      "PQ",
      imports: [
        "PQSyntax", "PQModel", "PQSemantics", "PQPlan", "PQEngine", "PQRender", "PQZones",
        "PQFixture", "PQLive", "PQCache", "PQSystem",
      ]),
    // Access to libedit, opened when a prompt begins, and calls for terminals and signals that need
    // C.
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // The prompt on a terminal: editing, colours, history.
    room("PQLineEditor", imports: ["PQTools", "PQRender", "PQSyntax", "PQSystem", "CEditLine"]),
    // Code shared by a run and a conversation: the configuration, the choice of a backend, running
    // texts, output, reports and progress.
    room(
      "PQRun",
      imports: [
        "PQ", "PQSyntax", "PQSemantics", "PQFixture", "PQLive", "PQCache", "PQModel", "PQRender",
        "PQSystem",
      ]),
    // The pages of `pq help` and of the shell's help. It contains `grammar/errors.md`.
    .target(
      name: "PQManual",
      dependencies: ["PQRun", "PQTools", "PQSemantics", "PQSyntax", "PQModel", "PQRender"],
      resources: [.embedInCode("errors.md")], swiftSettings: strict),
    // The conversation: the shell's own commands, completion, the tutorial.
    room(
      "PQShell",
      imports: [
        "PQManual", "PQRun", "PQ", "PQSyntax", "PQSemantics", "PQPlan", "PQModel", "PQLive",
        "PQRender", "PQLineEditor", "PQTools", "PQSystem",
      ]),
    // The command line: subcommands and options. It is the only importer of ArgumentParser. The
    // product is called `pq`. (A module called `pq` would be the same file as `PQ` where file names
    // have no letter case.)
    .executableTarget(
      name: "PQCommandLine",
      dependencies: [
        "PQShell", "PQManual", "PQRun", "PQ", "PQSyntax", "PQModel", "PQFixture", "PQLive",
        "PQCache", "PQRender", "PQSystem", "CCommit",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["CommandLine"])),
      ],
      swiftSettings: strict),
    // Answers requests of the export API from any backend. It is written from the vendor's
    // document, and shares no rule with the planner. It can inject faults, and opens no socket.
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
    tests(
      "PQFixtureTests",
      imports: ["PQFixture", "PQBackendTesting", "PQEngine", "PQModel", "PQTestSupport"]),
    tests(
      "PQLiveTests",
      imports: [
        "PQLive", "PQHTTP", "PQCache", "PQFixture", "PQRender", "PQBackendTesting", "PQEngine",
        "PQModel", "PQSystem", "PQTestServers", "PQTestSupport",
      ]),
    tests(
      "PQCacheTests",
      imports: [
        "PQCache", "PQBackendTesting", "PQEngine", "PQFixture", "PQModel", "PQSystem",
        "PQTestSupport",
      ]),
    tests("PQZonesTests", imports: ["PQZones", "PQModel", "PQTestSupport"]),
    tests(
      "PQToolsTests", imports: ["PQTools", "PQSemantics", "PQSyntax", "PQModel", "PQTestSupport"]),
    tests("PQRenderTests", imports: ["PQRender", "PQSyntax", "PQModel"]),
    // End-to-end tests: the corpus, the vendor's examples, wrong texts, the documentation.
    tests(
      "PQTests",
      imports: [
        "PQ", "PQSyntax", "PQSemantics", "PQPlan", "PQModel", "PQEngine", "PQFixture", "PQRender",
        "PQTools",
        "PQTestSupport",
      ]),
    // Random queries: the results of pq are compared with those of DuckDB.
    .testTarget(
      name: "PQOracleTests", dependencies: ["PQ", "PQFixture", "PQModel", "PQTestSupport"],
      exclude: ["SQL/duckdb_rows.py"], swiftSettings: strict),
    // Keys typed at a prompt, and the screen that they lead to.
    tests(
      "PQLineEditorTests", imports: ["PQLineEditor", "PQ", "PQTerminalTesting", "PQTestSupport"]),
    tests(
      "PQRunTests",
      imports: [
        "PQRun", "PQ", "PQSemantics", "PQFixture", "PQLive", "PQCache", "PQEngine", "PQModel",
        "PQRender", "PQSystem", "PQTestSupport",
      ]),
    tests(
      "PQManualTests",
      imports: ["PQManual", "PQRun", "PQSemantics", "PQSyntax", "PQModel", "PQTestSupport"]),
    // Conversations, typed at a terminal as a user would type them.
    tests(
      "PQShellTests",
      imports: [
        "PQShell", "PQRun", "PQ", "PQSyntax", "PQSemantics", "PQRender", "PQPlan", "PQLineEditor",
        "PQFixture", "PQLive", "PQModel", "PQSystem", "PQTools",
        "PQTerminalTesting", "PQTestServers", "PQTestSupport",
      ]),
    // The command line, the README and the examples, run as a reader would run them.
    tests(
      "PQCommandLineTests",
      imports: [
        "PQCommandLine", "PQRun", "PQ", "PQCache", "PQFixture", "PQLive", "PQModel", "PQRender",
        "PQSystem", "PQTerminalTesting", "PQTestServers", "PQTestSupport",
      ]),
    // Properties that hold for any input of a part of pq. The tests check them for the inputs that
    // fuzzing has found.
    .testTarget(
      name: "PQFuzzTests", dependencies: fuzzedTargets, exclude: ["Driver"], swiftSettings: strict),
    // Helpers of several test targets: the folders of the project, snapshots, running programs,
    // random queries, and scripted backends.
    .target(
      name: "PQTestSupport", dependencies: ["PQEngine", "PQFixture", "PQModel"],
      path: "Tests/PQTestSupport", swiftSettings: strict),
    // A loopback server that sends exactly the bytes that a test specifies, and a clock that a test
    // sets.
    .target(
      name: "PQTestServers", dependencies: ["PQLive", "PQModel"],
      path: "Tests/PQTestServers", swiftSettings: strict),
    // Terminals for tests: typing keys and reading the screen.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "PQTerminalTesting", dependencies: ["CPseudoTerminal"],
      path: "Tests/PQTerminalTesting", swiftSettings: strict),
    // Measures how fast texts are parsed; see Tests/Benchmarks/run.
    .executableTarget(
      name: "parse-benchmark", dependencies: ["PQSyntax"], path: "Tests/Benchmarks",
      exclude: ["run", "Engine", "Live", "Plan", "Session", "Tools"], swiftSettings: strict),
    // Measures how fast queries are bound and planned; see Tests/Benchmarks/run.
    .executableTarget(
      name: "plan-benchmark",
      dependencies: ["PQPlan", "PQSemantics", "PQSyntax", "PQModel", "PQZones"],
      path: "Tests/Benchmarks/Plan", swiftSettings: strict),
    // Measures how long an editor waits for completion and highlighting; see Tests/Benchmarks/run.
    .executableTarget(
      name: "tools-benchmark", dependencies: ["PQTools"], path: "Tests/Benchmarks/Tools",
      swiftSettings: strict,
      // No code in it imports the C library. Such an import would link the math library.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Measures the time of the engine for answers in memory; see Tests/Benchmarks/run.
    .executableTarget(
      name: "engine-benchmark", dependencies: ["PQ"], path: "Tests/Benchmarks/Engine",
      swiftSettings: strict),
    // Measures how long a session takes to answer from a loaded file; see Tests/Benchmarks/run.
    .executableTarget(
      name: "session-benchmark", dependencies: ["PQ", "PQFixture"],
      path: "Tests/Benchmarks/Session", exclude: ["peer.py"], swiftSettings: strict),
    // Measures how fast answers arrive from a server on loopback; see Tests/Benchmarks/Live/run.
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
    // `pq-serve`. `pq serve` replaces its own process with it.
    .executableTarget(
      name: "PQServer",
      dependencies: [
        "PQEmulator", "PQFixture", "PQEngine", "PQModel", "PQRender", "PQSystem", "CCommit",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // The emulator behind a socket, in the process of the tests.
    .target(
      name: "PQTestEmulator", dependencies: ["PQEmulator", "PQServer"],
      path: "Tests/PQTestEmulator", swiftSettings: strict),
    tests(
      "PQEmulatorTests",
      imports: [
        "PQEmulator", "PQServer", "PQFixture", "PQWire", "PQBackendTesting", "PQEngine", "PQModel",
        "PQSystem", "PQTestEmulator", "PQTestSupport",
      ]),
    // Whole statements against the live backend with injected faults: what may never be printed,
    // and limits that may never be exceeded.
    tests(
      "PQFaultTests",
      imports: [
        "PQ", "PQPlan", "PQLive", "PQEmulator", "PQFixture", "PQEngine", "PQModel",
        "PQTestEmulator",
        "PQTestServers", "PQTestSupport",
      ]),
  ]
}

if buildsFuzzer {
  package.targets.removeAll { $0.name == "PQFuzzTests" }
  package.targets += [
    .target(name: "CFuzzer", path: "Tests/CFuzzer"),
    // The properties of PQFuzzTests in a program of libFuzzer. It links the library that `Tests/fuzz`
    // names.
    .executableTarget(
      name: "pq-fuzz", dependencies: fuzzedTargets + ["CFuzzer"], path: "Tests/PQFuzzTests",
      exclude: ["FuzzTests.swift", "InputMutator.swift"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=address"])]),
  ]
  let flags = ["-sanitize=address,fuzzer", "-assert-config", "Debug", "-enable-testing", "-g"]
  for target in package.targets where target.type != .plugin {
    target.swiftSettings =
      (target.swiftSettings ?? []) + [.unsafeFlags(flags + ["-parse-as-library"])]
    target.cSettings =
      (target.cSettings ?? []) + [.unsafeFlags(["-fsanitize=address,fuzzer-no-link", "-g"])]
  }
}
