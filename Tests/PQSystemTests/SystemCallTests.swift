import Testing

@testable import PQSystem

@Suite struct SystemCallTests {
  private static let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }

  /// A file that has a text, open from its start, and gone when it is closed.
  private func withFile(_ bytes: [UInt8], _ body: (Int32) throws -> Void) throws {
    var name = Array("/tmp/pq-system-call-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    unlink(name)
    try SystemCall.writeAll(descriptor, bytes)
    lseek(descriptor, 0, SEEK_SET)
    try body(descriptor)
  }

  @Test func whatWasWrittenIsRead() throws {
    for count in [0, 1, 65_536, 200_000] {
      let bytes = Array(Self.bytes.prefix(count))
      try withFile(bytes) { file in
        let read = try SystemCall.readAll(file)
        #expect(read == bytes)
      }
    }
  }

  /// One byte more than the limit is enough to tell that there is more.
  @Test func moreThanALimitIsNotRead() throws {
    try withFile(Self.bytes) { file in
      let read = try SystemCall.readAll(file, upTo: 10)
      #expect(read.count > 10 && read.count < Self.bytes.count)
    }
  }

  @Test func aPipeThatHasNothingIsNotWaitedFor() throws {
    let ends = try #require(PipeEnds())
    defer { for end in [ends.source, ends.target] { close(end) } }
    _ = fcntl(ends.source, F_SETFL, O_NONBLOCK)
    #expect(throws: SystemError(code: EAGAIN)) {
      try SystemCall.readAll(ends.source, waits: false)
    }
  }

  /// The pipe holds less than all of it.
  @Test(.timeLimit(.minutes(5))) func whoIsNotReadyIsWaitedFor() throws {
    let pipe = try #require(SystemCall.openPipe())
    defer { close(pipe.source) }
    let thread = SystemThread()
    let target = pipe.target
    #expect(
      thread.start {
        try? SystemCall.writeAll(target, Self.bytes)
        close(target)
      })
    let read = try SystemCall.readAll(pipe.source)
    #expect(read == Self.bytes)
    thread.join()
  }

  @Test func whatCannotBeDoneIsAnError() throws {
    #expect(throws: SystemError(code: EBADF)) { try SystemCall.readAll(-1) }
    #expect(throws: SystemError(code: EBADF)) { try SystemCall.writeAll(-1, [1]) }
    #expect(throws: SystemError(code: ENOENT)) {
      try SystemError.checked { open("/no/such/file", O_RDONLY) }
    }
    #expect(SystemError(code: ENOENT).reason.lowercased() == "no such file or directory")
    #expect(SystemError(reason: "it is late").code == 0)
  }
}
