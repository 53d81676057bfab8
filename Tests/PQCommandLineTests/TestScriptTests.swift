import Foundation
import PQTestSupport
import Testing

/// `Tests/run` on a machine without the programs that it needs.
@Suite struct TestScriptTests {
  private let folder = TemporaryFolder()

  /// Writes the programs of the machine and starts the script with them. A program that the tests
  /// themselves write may be busy when it is started, because another test may be starting a program at
  /// the same time, which has the file open until then.
  private static let preparation = """
    PATH=/usr/bin:/bin
    for program in dirname uname; do
      printf '#!/bin/sh\\nPATH=/usr/bin:/bin exec %s "$@"\\n' $program > $program
    done
    printf '#!/bin/sh\\nexec "$@"\\n' > sudo
    printf '#!/bin/sh\\necho "apt-get $*" >&2\\nexit 1\\n' > apt-get
    chmod 700 dirname uname sudo apt-get
    PATH=$PWD exec /bin/bash Tests/run
    """

  @Test func listsAllThatItInstallsBeforeItInstallsAnything() throws {
    try folder.write(try Project.text("Tests/run"), to: "Tests/run")
    let run = try ProgramRun(["/bin/bash", "-c", Self.preparation], in: folder.url)
    let lines = String(decoding: run.errors, as: UTF8.self).split(separator: "\n")
    try #require(lines.count == 7, "\(lines)")
    #expect(lines[0] == "Tests/run: these install what is missing:")
    #expect(lines[1].contains(/^  apt-get, .*curl openssl .*tmux less zsh fish jq/))
    #expect(lines[2].hasPrefix("  pip, in .build/oracle: duckdb "))
    #expect(lines[3].hasPrefix("  swift, in .build: "))
    #expect(lines[4].hasPrefix("  swift, in .build-embedding: FlyingFox "))
    #expect(lines[5].hasPrefix("apt-get update"))
    #expect(run.status == 1)
  }
}
