/// Waits until descriptors can be read.
package enum Readiness {
  /// Waits until bytes or the end can be read from a descriptor.
  ///
  /// - Parameter milliseconds: the maximum time to wait; 0 returns at once.
  /// - Returns: false if the time has passed or a signal has interrupted the wait.
  package static func canRead(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var requests = [request(descriptor)]
    return poll(&requests, 1, milliseconds) > 0
  }

  /// Waits until bytes or the end can be read from at least one of some descriptors. Signals do not
  /// end the wait.
  ///
  /// - Parameter milliseconds: the maximum time to wait; -1 for no limit.
  /// - Returns: for each descriptor, true if it can be read or has an error; all false if the time
  ///   has passed; `nil` if the system cannot wait for them.
  package static func readable(
    _ descriptors: [Int32], within milliseconds: Int32
  ) -> [Bool]? {
    var requests = descriptors.map(request)
    let count = SystemCall.uninterrupted {
      poll(&requests, nfds_t(requests.count), milliseconds)
    }
    return count < 0 ? nil : requests.map { $0.revents != 0 }
  }

  /// Returns true if bytes can be read at once. The end of a closed terminal does not count.
  package static func hasBytes(_ descriptor: Int32) -> Bool {
    var requests = [request(descriptor)]
    return poll(&requests, 1, 0) == 1 && requests[0].revents & Int16(POLLIN) != 0
  }

  /// Returns true if no process reads the other end of a pipe any more.
  package static func hasNoReader(_ descriptor: Int32) -> Bool {
    var requests = [pollfd(fd: descriptor, events: 0, revents: 0)]
    return poll(&requests, 1, 0) > 0 && requests[0].revents & Int16(POLLERR | POLLHUP) != 0
  }

  private static func request(_ descriptor: Int32) -> pollfd {
    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  }
}
