import Foundation
import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// The prompt uses the control keys that are set with `stty`.
  @Suite struct ControlKeysTests {
    /// Returns a prompt on a terminal where Ctrl-G interrupts, Ctrl-T is the end of input, and no
    /// key stops.
    private func rig() async throws -> PromptRig {
      try await PromptRig(prepare: { descriptor in
        var modes = termios()
        tcgetattr(descriptor, &modes)
        withUnsafeMutableBytes(of: &modes.c_cc) { keys in
          keys[Int(VINTR)] = 0x07
          keys[Int(VEOF)] = 0x14
          keys[Int(VSUSP)] = UInt8(truncatingIfNeeded: fpathconf(descriptor, Int32(_PC_VDISABLE)))
        }
        tcsetattr(descriptor, TCSANOW, &modes)
      })
    }

    @Test func theUsersOwnKeysEndAPrompt() async throws {
      let rig = try await rig()
      #expect(try rig.end("SELECT" + Keys.control("G")) == .interrupted)
      try rig.ask()
      #expect(try rig.end(Keys.control("T")) == .end)
    }

    @Test func replacedDefaultKeysDoNotEndAPrompt() async throws {
      let rig = try await rig()
      try rig.type("a" + Keys.control("C") + Keys.control("Z") + "b" + Keys.home)
      #expect(rig.screen.text == "pq> ab")
      try rig.type(Keys.control("T"))
      #expect(rig.screen.text == "pq> b")
    }

    @Test func aSearchIsLeftByTheUsersOwnKey() async throws {
      let rig = try await rig()
      try rig.type("ab" + Keys.control("R") + "x" + Keys.control("G"))
      #expect(rig.screen.text == "pq> ab")
    }
  }
}
