import PQTestSupport
import Testing

/// All properties hold for the inputs that fuzzing has found, and for random changes of them.
///
/// `Tests/fuzz` searches for more inputs. A failed test prints the input as a line that can be added to
/// the corpus.
@Suite(.serialized) struct FuzzTests {
  /// The number of changed inputs in `Tests/run`. It depends on the time that an input takes.
  private static func count(of target: FuzzTarget) -> Int {
    switch target {
    case .zones, .cache, .model, .live, .emulator: 500
    case .syntax, .csv, .json, .rendering, .prompt, .file: 60
    case .binding, .statements, .mistakes: 20
    case .completion, .engine: 5
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func propertiesHoldForTheCorpus(target: FuzzTarget) async throws {
    let inputs = try FuzzCorpus(of: target).inputs
    for input in TestSize.cases(inputs, few: 20) where await !Self.holds(input, target) { return }
  }

  @Test(arguments: FuzzTarget.allCases)
  func propertiesHoldForChangedInputs(target: FuzzTarget) async throws {
    let inputs = try FuzzCorpus(of: target).inputs
    let count = Self.count(of: target)
    for seed in SeedRange.named("PQ_FUZZ_SEEDS", or: 1...1) {
      var mutator = InputMutator(inputs, words: target.dictionary, seed: seed)
      for _ in 0..<(TestSize.isFull ? count : max(1, count / 10))
      where await !Self.holds(mutator.next(), target) { return }
    }
  }

  /// Returns true if all properties hold for an input, and records the others. Other tests run in between,
  /// because they wait for servers and clocks.
  private static func holds(_ input: [UInt8], _ target: FuzzTarget) async -> Bool {
    await Task.yield()
    let violations = await target.violations(of: input).filter { !$0.isKnown }
    for violation in violations {
      let line = FuzzCorpus.line(of: input)
      Issue.record(
        """
        \(violation.description)
        The line for Tests/FuzzCorpus/\(target.rawValue).txt:
        \(line)
        """)
    }
    return violations.isEmpty
  }
}

/// Lines of a corpus.
@Suite struct FuzzCorpusTests {
  @Test func everyByteIsReadAsItWasWritten() throws {
    for byte in UInt8.min...UInt8.max {
      for input in [[byte], [65, byte], [byte, 65], [32, byte, 32]] {
        let line = FuzzCorpus.line(of: input)
        #expect(try FuzzCorpus(text: line + "\n").inputs == [input])
        let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.hasSuffix(" ")
        #expect(isPlain)
      }
    }
  }

  @Test func aMergeKeepsInputsWithComments() throws {
    var corpus = try FuzzCorpus(text: "# why\nb\na\n")
    corpus.merge([[0x63, 0x63], [0x63], [0x62], []])
    #expect(corpus.text == "# why\nb\nc\ncc\n")
  }

  @Test func wrongEscapesAreErrors() {
    for line in ["\\", "\\q", "\\x1", "\\xZZ"] {
      #expect(throws: FuzzCorpus.MalformedLine.self) { try FuzzCorpus(text: line) }
    }
  }
}
