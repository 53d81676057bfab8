import Foundation
import PQEmulator
import PQTestServers
import Synchronization

/// The shared state of the server's threads, which records requests and answers them.
final class RequestRecorder: Sendable {
  /// A request that was answered.
  struct Call: Sendable {
    let target: String
    let body: String
    let time: Duration
    let status: Int
  }

  private struct State {
    var calls: [Call] = []
    var open = 0
    var mostOpen = 0
  }

  private let emulator: Emulator
  private let clock: ManualClock
  private let gate: Int
  private let tellsTime: Bool
  private let state = Mutex(State())

  init(_ emulator: Emulator, clock: ManualClock, gate: Int, tellsTime: Bool) {
    self.emulator = emulator
    self.tellsTime = tellsTime
    self.clock = clock
    self.gate = gate
  }

  var calls: [Call] { state.withLock { $0.calls } }
  var mostOpen: Int { state.withLock { $0.mostOpen } }

  /// Returns the steps that answer a request.
  func steps(_ request: LoopbackServer.Received) -> [LoopbackServer.Step] {
    let time = clock.now
    enter()
    // The request is no longer open before its answer is sent, because the answer may cause another
    // request.
    defer { state.withLock { $0.open -= 1 } }
    if gate > 1 { waitAtGate() }
    guard let reply = reply(to: request, at: time) else { return [.close] }
    let body = String(decoding: request.body, as: UTF8.self)
    let call = Call(target: request.target, body: body, time: time, status: reply.status)
    state.withLock { $0.calls.append(call) }
    var sent = PQTestServers.Reply(reply)
    if tellsTime { sent.headers.append(("Date", emulator.date)) }
    return sent.steps
  }
}

extension RequestRecorder {
  private func enter() {
    state.withLock { state in
      state.open += 1
      state.mostOpen = max(state.mostOpen, state.open)
    }
  }

  /// Waits until the wanted number of requests is open, or for 120 seconds. Then it waits 5 ms more, so
  /// that a request above the limit can arrive.
  private func waitAtGate() {
    let start = ContinuousClock.now
    while mostOpen < gate, ContinuousClock.now - start < .seconds(120) {
      Thread.sleep(forTimeInterval: 0.001)
    }
    Thread.sleep(forTimeInterval: 0.005)
  }

  /// Waits for the reply of the emulator on the thread of the connection.
  private func reply(
    to request: LoopbackServer.Received, at time: Duration
  ) -> PQEmulator.Reply? {
    let head = RequestHead(
      method: request.method, target: request.target, token: request.headers["x-auth-token"],
      contentType: request.headers["content-type"])
    if let refusal = emulator.refusal(head, at: time) { return refusal }
    let answer = Mutex<PQEmulator.Reply?>(nil)
    let isThere = DispatchSemaphore(value: 0)
    Task { [emulator] in
      let reply = await emulator.reply(to: head, body: request.body)
      answer.withLock { $0 = reply }
      isThere.signal()
    }
    isThere.wait()
    return answer.withLock { $0 }
  }
}

extension PQTestServers.Reply {
  /// Creates the bytes to send from a reply of the emulator.
  init(_ reply: PQEmulator.Reply) {
    let isType = { (header: PQEmulator.Reply.Header) in header.name == "Content-Type" }
    self.init(
      "\(reply.status) So", bytes: Array(reply.body.joined()),
      type: reply.headers.first(where: isType)?.value ?? "",
      headers: reply.headers.filter { !isType($0) }.map { ($0.name, $0.value) })
  }
}
