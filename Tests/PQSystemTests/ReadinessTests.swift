import PQSystem
import Testing

/// Waiting for descriptors until they can be read, tested with pipes.
@Suite struct ReadinessTests {
  @Test func bytesAndTheEndCanBeRead() throws {
    let ends = try #require(PipeEnds())
    defer { close(ends.source) }
    #expect(!Readiness.canRead(ends.source, within: 0) && !Readiness.hasBytes(ends.source))
    #expect(Readiness.readable([ends.source, ends.source], within: 1) == [false, false])
    try SystemCall.writeAll(ends.target, [1])
    #expect(Readiness.canRead(ends.source, within: -1) && Readiness.hasBytes(ends.source))
    #expect(SystemCall.readByte(ends.source) == 1)
    close(ends.target)
    #expect(Readiness.canRead(ends.source, within: -1) && !Readiness.hasBytes(ends.source))
    #expect(Readiness.readable([ends.source], within: -1) == [true])
  }

  @Test func eachOfSeveralIsReported() throws {
    let (first, second) = (try #require(PipeEnds()), try #require(PipeEnds()))
    defer { for end in [first.source, first.target, second.source, second.target] { close(end) } }
    try SystemCall.writeAll(second.target, [1])
    #expect(Readiness.readable([first.source, second.source], within: -1) == [false, true])
  }

  @Test func aReaderThatHasGoneIsKnown() throws {
    let ends = try #require(PipeEnds())
    defer { close(ends.target) }
    #expect(!Readiness.hasNoReader(ends.target))
    close(ends.source)
    #expect(Readiness.hasNoReader(ends.target))
  }
}
