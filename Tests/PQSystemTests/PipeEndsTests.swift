import Foundation
import Testing

@testable import PQSystem

@Suite struct PipeEndsTests {
  @Test func bytesPassAndProgramsDoNotInheritTheEnds() throws {
    let ends = try #require(PipeEnds())
    defer {
      close(ends.source)
      close(ends.target)
    }
    var byte: UInt8 = 7
    #expect(write(ends.target, &byte, 1) == 1)
    byte = 0
    #expect(read(ends.source, &byte, 1) == 1 && byte == 7)
    for end in [ends.source, ends.target] { #expect(fcntl(end, F_GETFD) & FD_CLOEXEC != 0) }
  }
}
