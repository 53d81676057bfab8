import PQSystem
import Synchronization

/// A line editor on a thread of its own, because a wait for keys would block a thread of the task pool.
package final class LinePrompt: Sendable {
  /// The error that the line editor cannot be used.
  package struct Unavailable: Error, Equatable {
    /// The message for the user; `nil` if the user's settings turn editing off.
    package let reason: String?
  }

  /// The bytes of the wake-up pipe that are not signal numbers.
  enum WakeUp {
    static let end: UInt8 = 0
    static let read: UInt8 = 0xFF
  }

  private struct Question {
    let request: LineRequest
    let answer: @Sendable (LineEvent) -> Void
  }

  private let question = Mutex<Question?>(nil)
  private let pipe: PipeEnds
  private let thread = SystemThread()

  private init() throws(Unavailable) {
    guard let pipe = SystemCall.openPipe() else {
      throw Unavailable(reason: "there is no room for a pipe")
    }
    self.pipe = pipe
  }

  /// Starts the editor. A process can have only one at a time, because libedit's state of the terminal
  /// is not thread-safe.
  ///
  /// - Returns: The editor, and the errors in the user's settings, one message for each.
  /// - Throws: `Unavailable` if libedit cannot be loaded, does not support the terminal, or is turned
  ///   off in the user's settings.
  package static func open(
    _ settings: EditorSettings
  ) async throws(Unavailable) -> (prompt: LinePrompt, notes: [String]) {
    if let problem = EditLineLibrary.open() {
      throw Unavailable(
        reason:
          "without libedit a line can only be typed (\(problem)); "
          + SystemComponent.libedit.installation)
    }
    let prompt = try LinePrompt()
    do throws(Unavailable) {
      return (prompt, try await prompt.start(settings).get())
    } catch {
      prompt.close()
      throw error
    }
  }

  private func start(_ settings: EditorSettings) async -> Result<[String], Unavailable> {
    await withCheckedContinuation { starter in
      let isStarted = thread.start { [self] in live(settings, starter) }
      if !isStarted { starter.resume(returning: .failure(.init(reason: "there is no thread"))) }
    }
  }

  /// Runs the thread of the editor until `close()`.
  private func live(
    _ settings: EditorSettings, _ starter: CheckedContinuation<Result<[String], Unavailable>, Never>
  ) {
    guard let editor = LineEditor(settings, wake: pipe) else {
      let reason = "libedit knows no way to use this terminal"
      return starter.resume(returning: .failure(.init(reason: reason)))
    }
    let notes = editor.prepare()
    guard editor.isOn else { return starter.resume(returning: .failure(.init(reason: nil))) }
    starter.resume(returning: .success(notes))
    while let wakeUp = SystemCall.readByte(pipe.source), wakeUp != WakeUp.end {
      guard wakeUp == WakeUp.read, let question = takeQuestion() else { continue }
      question.answer(editor.read(question.request))
    }
  }

  private func takeQuestion() -> Question? {
    question.withLock { question in
      defer { question = nil }
      return question
    }
  }

  private func post(_ wakeUps: UInt8...) { try? SystemCall.writeAll(pipe.target, wakeUps) }

  /// Shows a prompt and waits until it ends. Do not call this function while a prompt is shown, nor
  /// after `close()`.
  package func read(_ request: LineRequest) async -> LineEvent {
    await withCheckedContinuation { asker in
      ask(request) { asker.resume(returning: $0) }
    }
  }

  /// Shows a prompt and calls a closure with its result, on the thread of the editor.
  func ask(_ request: LineRequest, answer: @escaping @Sendable (LineEvent) -> Void) {
    question.withLock { $0 = Question(request: request, answer: answer) }
    post(WakeUp.read)
  }

  /// Makes the editor handle a signal as if it had arrived.
  func take(signal: Int32) { post(UInt8(signal)) }

  /// Ends the editor, even during a prompt, and restores the terminal modes. The descriptors of the
  /// terminal must stay open until this function returns. Call it once.
  package func close() {
    // The first byte ends a prompt, the second ends the thread.
    post(WakeUp.end, WakeUp.end)
    thread.join()
    SystemCall.closeDescriptor(pipe.source)
    SystemCall.closeDescriptor(pipe.target)
  }
}
