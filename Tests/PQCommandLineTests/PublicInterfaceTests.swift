import Foundation
import PQTestSupport
import Testing

/// The public interface of the library: what `import PQ` makes visible. `Tests/PublicInterface.txt` lists
/// it, so that every change of it is seen.
@Suite struct PublicInterfaceTests {
  private static let interface = Result { try PublicInterface() }

  @Test func isTheListedOne() throws {
    let text = try Self.interface.get().declarations.map { $0.text + "\n" }.joined()
    let mismatch = Snapshot.mismatch(text, Project.path("Tests/PublicInterface.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func everyNameIsDocumented() throws {
    let silent = try Self.interface.get().declarations.filter { !$0.isDocumented }
    #expect(silent.map(\.text) == [])
  }

  /// A name that a type shares with Foundation or SwiftUI would be ambiguous in a host program that
  /// imports both.
  @Test func noTypeHasANameOfFoundationOrSwiftUI() throws {
    let types = try Self.interface.get().declarations.filter { $0.isType && $0.path.count == 1 }
    #expect(types.count > 30)
    #expect(types.map(\.root).filter(Self.taken.contains) == [])
  }

  private static let taken: Set<String> = [
    // Foundation.
    "AttributedString", "Bundle", "Calendar", "Comparator", "Data", "Date", "DateInterval",
    "Decimal",
    "Dimension", "Expression", "FileHandle", "FileManager", "Formatter", "Host", "IndexPath",
    "IndexSet",
    "InputStream", "Locale", "Lock", "Measurement", "Notification", "Operation", "OutputStream",
    "Pipe", "Port", "Predicate", "Process", "Progress", "RunLoop", "Scanner", "SortDescriptor",
    "SortOrder", "Stream", "Thread", "TimeInterval", "TimeZone", "Timer", "URL", "URLRequest",
    "UUID",
    "Unit", "UserDefaults",
    // SwiftUI.
    "Alert", "Alignment", "Angle", "Animation", "Axis", "Binding", "Button", "Canvas", "Circle",
    "Color",
    "Divider", "Edge", "EditMode", "Environment", "Font", "Form", "Gauge", "Gesture", "Gradient",
    "Grid", "Group", "Image", "Label", "Layout", "Link", "List", "Menu", "Namespace", "Path",
    "Picker",
    "Query", "Rectangle", "Scene", "Section", "Settings", "Shape", "Slider", "Spacer", "State",
    "Stepper", "Tab", "Table", "TableColumn", "TableRow", "Text", "TextField", "Toggle",
    "Transaction",
    "Transition", "View", "Window",
    // Swift.
    "Clock", "Duration", "Executor", "Result", "Task",
  ]
}

/// The declarations that a host program sees: those of the module PQ, and those of the types that
/// `Sources/PQ/Exports.swift` names.
private struct PublicInterface {
  struct Declaration {
    let path: [String]
    let text: String
    let isType: Bool
    let isDocumented: Bool

    var root: String { path[0] }
  }

  let declarations: [Declaration]

  init() throws {
    let exports = try Project.text("Sources/PQ/Exports.swift")
      .matches(of: /import \w+ (?<module>\w+)\.(?<name>\w+)/)
    let names = Set(exports.map { String($0.name) })
    let folder = TemporaryFolder()
    var declarations: [Declaration] = []
    for module in Set(exports.map { String($0.module) } + ["PQ"]).sorted() {
      for graph in try SymbolGraph.graphs(of: module, in: folder.url) {
        declarations += graph.declarations.filter { module == "PQ" || names.contains($0.root) }
      }
    }
    self.declarations = declarations.sorted { $0.text < $1.text }
  }
}

/// A symbol graph of the compiler.
private struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Kind: Decodable { let identifier: String }
    struct Identifier: Decodable { let precise: String }
    struct Fragment: Decodable { let spelling: String }
    struct Comment: Decodable {}

    let kind: Kind
    let identifier: Identifier
    let pathComponents: [String]
    let declarationFragments: [Fragment]
    let docComment: Comment?
  }

  struct Relationship: Decodable {
    let kind: String
    let source: String
    let targetFallback: String?
  }

  let symbols: [Symbol]
  let relationships: [Relationship]

  /// The symbols, each with the protocols of other modules that it conforms to.
  var declarations: [PublicInterface.Declaration] {
    let protocols = Dictionary(
      grouping: relationships.filter { $0.kind == "conformsTo" }, by: \.source
    ).mapValues { $0.compactMap(\.targetFallback).sorted() }
    return symbols.map { symbol in
      let declaration = symbol.declarationFragments.map(\.spelling).joined()
      let owner = symbol.pathComponents.dropLast().joined(separator: ".")
      let conformances = (protocols[symbol.identifier.precise] ?? [])
        .filter { !["Swift.Copyable", "Swift.Escapable", "Swift.SendableMetatype"].contains($0) }
      let text = (owner.isEmpty ? "" : owner + ": ") + declaration
      return PublicInterface.Declaration(
        path: symbol.pathComponents,
        text: conformances.isEmpty ? text : text + " (\(conformances.joined(separator: ", ")))",
        isType: ["swift.struct", "swift.enum", "swift.protocol", "swift.class"]
          .contains(symbol.kind.identifier), isDocumented: symbol.docComment != nil)
    }
  }

  /// Returns the graph of a built module, and the graphs of its extensions of other modules' types.
  ///
  /// - Throws: An error if the compiler's tool fails.
  static func graphs(of module: String, in folder: URL) throws -> [SymbolGraph] {
    let output = folder.appending(path: module)
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let maps = ["CCurl", "CPlatform", "CProcess", "CZlib"].flatMap {
      let map = Project.programs.appending(path: "\($0).build/module.modulemap").path
      return ["-Xcc", "-fmodule-map-file=\(map)"]
    }
    let run = try PackageManager.run(
      [
        "symbolgraph-extract", "-module-name", module, "-I",
        Project.programs.appending(path: "Modules").path, "-target", try target,
        "-minimum-access-level", "public", "-skip-synthesized-members", "-output-dir", output.path,
      ] + maps)
    try #require(run.status == 0, "\(String(decoding: run.output + run.errors, as: UTF8.self))")
    return try FileManager.default.contentsOfDirectory(
      at: output, includingPropertiesForKeys: nil
    ).map { try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: $0)) }
  }

  /// The system and the processor that the modules are built for.
  private static var target: String {
    get throws {
      struct Info: Decodable {
        struct Target: Decodable { let triple: String }
        let target: Target
      }
      let run = try PackageManager.run(["-print-target-info"])
      return try JSONDecoder().decode(Info.self, from: run.output).target.triple
    }
  }
}
