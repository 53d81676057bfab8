import Testing

@testable import PQSystem

@Suite struct SystemCallTests {
  private static let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }

  /// Calls `body` with a file of these bytes, open at its start. The file is deleted.
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

  @Test func writtenBytesAreRead() throws {
    for count in [0, 1, 65_536, 200_000] {
      let bytes = Array(Self.bytes.prefix(count))
      try withFile(bytes) { file in
        let read = try SystemCall.readAll(file)
        #expect(read == bytes)
      }
    }
  }

  /// Reading stops as soon as it has more bytes than the limit.
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

  /// The bytes are more than the pipe can hold at once.
  @Test(.timeLimit(.minutes(5))) func slowReadersAreWaitedFor() throws {
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

  /// If a device takes no bytes, writing ends with an error instead of an endless loop.
  @Test func writingToAStuckDeviceIsAnError() throws {
    var calls = 0
    #expect(throws: SystemError(reason: "no more bytes are taken")) {
      try SystemCall.takeAll([1, 2, 3]) { rest in
        calls += 1
        return min(1, rest.count - 2)
      }
    }
    // The first call took one of three bytes; the second took none.
    #expect(calls == 2)
    try SystemCall.takeAll([]) { _ in 0 }
  }

  @Test func aPlaceInAFileIsWrittenAndRead() throws {
    try withFile(Self.bytes) { file in
      try SystemCall.writeAll(file, [7, 8], at: 100_000)
      try SystemCall.writeAll(file, [9], at: 0)
      var room = [UInt8](repeating: 0, count: 4)
      let isWhole = try room.withUnsafeMutableBytes { room in
        try SystemCall.fill(room, from: file, at: 99_999)
      }
      #expect(isWhole && room == [Self.bytes[99_999], 7, 8, Self.bytes[100_002]])
      #expect(SystemCall.readByte(file) == 9)
      let endsBefore = try room.withUnsafeMutableBytes { room in
        try SystemCall.fill(room, from: file, at: Self.bytes.count - 3)
      }
      #expect(!endsBefore)
    }
  }

  @Test func aCallIsMadeAgainAfterASignal() throws {
    var errors = [EINTR, EINTR, EBADF]
    let call = { () -> Int32 in
      errno = errors.removeFirst()
      return -1
    }
    #expect(SystemCall.uninterrupted(call) == -1)
    #expect(errno == EBADF && errors.isEmpty)
    errors = [EINTR]
    #expect(SystemCall.uninterrupted { errors.isEmpty ? 3 : call() } == 3)
  }

  @Test func aFileThatIsOpenedIsNotHandedToPrograms() throws {
    let file = try SystemCall.open("/dev/null", O_RDONLY)
    defer { close(file) }
    #expect(fcntl(file, F_GETFD) & FD_CLOEXEC != 0)
    #expect(throws: SystemError(code: ENOENT)) { try SystemCall.open("/no/such", O_RDONLY) }
  }

  @Test func failedCallsThrow() throws {
    #expect(throws: SystemError(code: EBADF)) { try SystemCall.readAll(-1) }
    #expect(throws: SystemError(code: EBADF)) { try SystemCall.writeAll(-1, [1]) }
    #expect(throws: SystemError(code: ENOENT)) {
      try SystemError.checked { open("/no/such/file", O_RDONLY) }
    }
    #expect(SystemError(code: ENOENT).reason.lowercased() == "no such file or directory")
    #expect(SystemError(reason: "it is late").code == 0)
  }
}
