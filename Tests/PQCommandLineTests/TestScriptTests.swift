import Foundation
import PQTestSupport
import Testing

/// `Tests/run` on a machine without the programs that it needs.
@Suite struct TestScriptTests {
  private let folder = TemporaryFolder()

  init() throws {
    try folder.write(try Project.text("Tests/run"), to: "Tests/run")
    for program in ["dirname", "uname"] {
      try folder.write("#!/bin/sh\nPATH=/usr/bin:/bin exec \(program) \"$@\"\n", program)
    }
    try folder.write("#!/bin/sh\nexec \"$@\"\n", "sudo")
    try folder.write("#!/bin/sh\necho \"apt-get $*\" >&2\nexit 1\n", "apt-get")
  }

  @Test func listsAllThatItInstallsBeforeItInstallsAnything() throws {
    let run = try ProgramRun(
      ["/bin/bash", "Tests/run"], in: folder.url, environment: ["PATH": folder.path])
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

extension TemporaryFolder {
  fileprivate func write(_ script: String, _ name: String) throws {
    try write(script, to: name, mode: 0o700)
  }
}
