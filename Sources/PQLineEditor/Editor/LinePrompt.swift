import PQSystem
import Synchronization

/// The editor as the rest of the program sees it. It lives on a thread of its own, because waiting
/// for keys would keep one from all other tasks.
public final class LinePrompt: Sendable {
  /// Why there is no editor.
  public struct Unavailable: Error, Equatable {
    /// What to tell the user; nil if the user's own settings want it so.
    public let reason: String?
  }

  /// What comes through the pipe beside the numbers of signals.
  enum Wish {
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

  /// An editor that is ready. There must be no other in the process: libedit's knowledge of the
  /// terminal is not made for two threads.
  ///
  /// - Returns: the editor, and what is wrong with the user's settings, a line each.
  public static func open(
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

  /// The whole life of the editor.
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
    while let wish = SystemCall.readByte(pipe.source), wish != Wish.end {
      guard wish == Wish.read, let question = takeQuestion() else { continue }
      question.answer(editor.read(question.request))
    }
  }

  private func takeQuestion() -> Question? {
    question.withLock { question in
      defer { question = nil }
      return question
    }
  }

  private func post(_ wishes: UInt8...) { try? SystemCall.writeAll(pipe.target, wishes) }

  /// Shows a prompt, and waits for a text.
  public func read(_ request: LineRequest) async -> LineEvent {
    await withCheckedContinuation { asker in
      ask(request) { asker.resume(returning: $0) }
    }
  }

  /// Shows a prompt, and hands on the text when it is there, on the thread of the editor.
  func ask(_ request: LineRequest, answer: @escaping @Sendable (LineEvent) -> Void) {
    question.withLock { $0 = Question(request: request, answer: answer) }
    post(Wish.read)
  }

  /// Does what the editor does at a signal.
  func take(signal: Int32) { post(UInt8(signal)) }

  /// Ends the editor, also while a prompt is up. The terminal has its former modes afterwards, and
  /// its descriptors must be open until then.
  public func close() {
    // One ends a prompt, the other the thread.
    post(Wish.end, Wish.end)
    thread.join()
    SystemCall.shut(pipe.source)
    SystemCall.shut(pipe.target)
  }
}
