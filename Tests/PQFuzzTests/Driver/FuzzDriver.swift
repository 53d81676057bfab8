import CFuzzer
import Dispatch
import Foundation

/// The program of `Tests/fuzz`.
///
///     pq-fuzz --dictionary            prints the words of the target in the format of libFuzzer
///     pq-fuzz --unpack FOLDER         writes each input of the corpus to a file of its own
///     pq-fuzz --merge FOLDER          replaces the corpus by the inputs in the files of a folder
///     pq-fuzz --line FILE             prints an input as a line of the corpus
///     pq-fuzz OPTIONS                 fuzzes, with the options of libFuzzer
///
/// The environment names the target (`PQ_FUZZ_TARGET`) and properties that are not checked
/// (`PQ_FUZZ_EXCEPT`, with commas between).
@main struct FuzzDriver {
  private static let environment = ProcessInfo.processInfo.environment
  private static let target = FuzzTarget(rawValue: environment["PQ_FUZZ_TARGET"] ?? "")
  private static let ignored = (environment["PQ_FUZZ_EXCEPT"] ?? "").split(separator: ",")

  static func main() throws {
    guard let target else { return fail("PQ_FUZZ_TARGET names no target") }
    let arguments = CommandLine.arguments.dropFirst()
    let file = URL(filePath: arguments.dropFirst().first ?? ".")
    switch arguments.first {
    case "--dictionary": printDictionary(of: target)
    case "--unpack": try unpack(FuzzCorpus(of: target), to: file)
    case "--merge": try merge(file, into: target)
    case "--line": print(FuzzCorpus.line(of: Array(try Data(contentsOf: file))))
    default: exit(fuzz())
    }
  }

  private static func fail(_ message: String) {
    FileHandle.standardError.write(Data("pq-fuzz: \(message)\n".utf8))
    exit(2)
  }

  private static func printDictionary(of target: FuzzTarget) {
    for word in target.dictionary {
      let bytes = word.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      print("\"\(bytes.joined())\"")
    }
  }

  private static func unpack(_ corpus: FuzzCorpus, to folder: URL) throws {
    for (number, input) in corpus.inputs.enumerated() {
      try Data(input).write(to: folder.appending(path: "corpus-\(number)"))
    }
  }

  private static func merge(_ folder: URL, into target: FuzzTarget) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var corpus = try FuzzCorpus(of: target)
    corpus.merge(try files.map { Array(try Data(contentsOf: $0)) })
    try corpus.text.write(to: FuzzCorpus.file(of: target), atomically: true, encoding: .utf8)
  }

  /// Runs libFuzzer, and returns its exit status.
  private static func fuzz() -> Int32 {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    return LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      FuzzDriver.check(Array(UnsafeBufferPointer(start: data, count: size)))
      return 0
    }
  }

  /// Checks an input, and stops the process if a property does not hold. libFuzzer then keeps the input.
  private static func check(_ input: [UInt8]) {
    for violation in violations(of: input)
    where !violation.isKnown && !ignored.contains(violation.property[...]) {
      FileHandle.standardError.write(Data("pq-fuzz: \(violation)\n".utf8))
      abort()
    }
  }

  private static func violations(of input: [UInt8]) -> [FuzzViolation] {
    guard let target else { return [] }
    let isDone = DispatchSemaphore(value: 0)
    // The semaphore orders the two accesses.
    nonisolated(unsafe) var violations: [FuzzViolation] = []
    Task.detached {
      violations = await target.violations(of: input)
      isDone.signal()
    }
    isDone.wait()
    return violations
  }
}
