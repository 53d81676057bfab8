package import PQModel
import PQRender
public import PQSemantics
import PQSyntax
package import PQSystem
import PQZones

extension Surroundings {
  /// Surroundings that know the time zones of the system, and permit neither INCLUDE nor INTO.
  public static var withSystemZones: Surroundings {
    Surroundings(zone: systemZone, formats: OutputFormat.allCases.map(\.rawValue))
  }

  /// Surroundings that know the time zones of the system, include the files of a folder, and permit INTO.
  ///
  /// The path of an INCLUDE is relative to the folder, or in an included file to that file. A path that
  /// leads out of the folder is refused; symbolic links in the folder are followed. A session writes no
  /// file of INTO: `Answer.file` names it for the host program.
  ///
  /// - Parameter folder: the path of the folder, absolute or relative to the working folder.
  public static func files(in folder: String) -> Surroundings {
    let folder = FilePath(folder.isEmpty ? "." : folder) + "/"
    return .including { path, includer throws(Refusal) in
      let path = try fileName(path).resolved(from: FilePath(escaped: includer))
      guard !path.isAbsolute, path.components.first != ".." else {
        throw Refusal("\(path) is not in the folder of the files that can be included")
      }
      return try text(at: path) { () throws(SystemError) in
        try FileReader.ofTexts.bytes(ofRegular: folder + path)
      }
    }
  }

  /// Surroundings that know the time zones of the system, include the texts that a function returns, and
  /// permit INTO in all formats.
  package static func including(
    _ text: @escaping @Sendable (String, String) throws(Refusal) -> IncludedText
  ) -> Surroundings {
    Surroundings(
      zone: systemZone, text: text, formats: OutputFormat.allCases.map(\.rawValue),
      fileEndings: OutputFormat.allCases.compactMap(\.fileEnding))
  }

  /// Returns the path after INCLUDE.
  ///
  /// - Throws: `Refusal` if no file can have the path.
  package static func fileName(_ path: String) throws(Refusal) -> FilePath {
    guard FilePath(path).isUsable else { throw Refusal("a file must have a name") }
    return FilePath(path)
  }

  /// Returns the text of a file. Its name is the escaped path.
  ///
  /// - Throws: `Refusal` if the file cannot be read.
  package static func text(
    at path: FilePath, read: () throws(SystemError) -> [UInt8]
  ) throws(Refusal) -> IncludedText {
    do throws(SystemError) {
      return IncludedText(name: path.escaped, bytes: try read())
    } catch {
      throw Refusal("cannot read \(path): \(error.reason)")
    }
  }

  /// The function that returns the rules of a time zone by its name, from the database of the system.
  ///
  /// - Throws: `Refusal` if the database has no such zone or cannot be read.
  package static let systemZone: @Sendable (String) throws(Refusal) -> ZoneRules = {
    name throws(Refusal) in
    do throws(TimeZoneFailure) {
      return try TimeZoneDatabase.rules(named: name)
    } catch {
      let advice = error.suggestion == nil ? "; \(error.advice)" : ""
      throw Refusal(error.message + advice, suggestion: error.suggestion)
    }
  }

  /// The names of the time zones in the system's database. They always include UTC.
  package static var systemZoneNames: [String] {
    let names = TimeZoneDatabase.names
    return names.contains("UTC") ? names : ["UTC"] + names
  }
}

extension FileReader {
  /// Reads query texts.
  package static let ofTexts = FileReader(limit: SyntaxTree.longestText, isForTexts: true)
}
