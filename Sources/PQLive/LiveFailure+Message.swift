import PQHTTP
import PQModel

extension LiveFailure: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do about it. It has the number of tries if there were
  /// several.
  public var description: String {
    tries > 1 ? "\(sentence) (tried \(tries) times)" : sentence
  }

  private var sentence: String {
    switch reason {
    case .noToken:
      "\(host) wants a token, and there is none; set \(TokenSource.ways)"
    case .token(let failure): failure.description
    case .tokenRefused(let status, let excerpt):
      "\(host) does not take the token (status \(status)\(said(excerpt))); check that it is "
        + "complete, current, and that of the right account"
    case .tooManyRequests(let wanted):
      "\(host) says that there were too many requests (status 429)\(asked(wanted)); try again "
        + "later, or send fewer a minute with --rate"
    case .status(let status, let excerpt, let location, let wanted):
      statusSentence(status, excerpt, location, wanted)
    case .network(let failure): failure.message(of: host)
    case .answer(let problem): problem.message(of: host)
    case .outOfReach(let from, let earliest, let interval):
      "while it waited, the range from \(from) has left what \(host) keeps of "
        + "\(interval.rawValue) (from \(earliest)); ask for a later start or a longer interval"
    case .cancelled: "the request to \(host) was cancelled"
    }
  }

  private func statusSentence(
    _ status: Int, _ excerpt: String, _ location: String?, _ wanted: Duration?
  ) -> String {
    switch status {
    case let status where Self.passingStatuses.contains(status):
      "\(host) has not taken the request (status \(status)\(said(excerpt)))\(leftAlone(wanted)); try "
        + "again later"
    case 300..<400:
      "\(host) sends the request elsewhere (status \(status)\(said(location ?? ""))), which is not "
        + "followed, because the token would go there; check the address"
    case 404:
      "\(host) knows no such address (status 404\(said(excerpt))); check that it ends like /v1"
    case 400..<500: "\(host) does not answer this request (status \(status)\(said(excerpt)))"
    case 500...:
      "\(host) has failed (status \(status)\(said(excerpt)))\(leftAlone(wanted)); try again later"
    default: "\(host) has answered with status \(status)\(said(excerpt)), and not with 200"
    }
  }

  private func said(_ excerpt: String) -> String { excerpt.isEmpty ? "" : ": \(excerpt)" }

  private func leftAlone(_ wanted: Duration?) -> String {
    wanted.map { " and asks to be left alone for \($0.short)" } ?? ""
  }

  private func asked(_ wanted: Duration?) -> String {
    wanted.map { " and wants none for \($0.short)" } ?? ""
  }
}
