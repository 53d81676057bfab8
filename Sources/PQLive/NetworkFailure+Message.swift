import PQHTTP
import PQSystem

extension NetworkFailure {
  /// Returns a sentence that describes the failure.
  func message(of host: String) -> String {
    switch self {
    case .noLibrary(let words):
      "\(host) cannot be asked without libcurl, which cannot be opened (\(words)); "
        + SystemComponent.libcurl.installation
    case .unknownHost(let words):
      "\(host) has no address (\(words)); check the name and the connection to the network"
    case .unreachable(let words): "\(host) cannot be reached (\(words)); check that it runs"
    case .timedOut(let limit, let time): Self.message(limit, time, of: host)
    case .certificate(let problem): problem.message(of: host)
    case .noEncryption(let words): "\(host) agrees on no encrypted connection (\(words))"
    case .dropped(let words): "\(host) ended the connection before the answer was there (\(words))"
    case .notHTTP(let words): "\(host) does not speak HTTP (\(words)); check the address"
    case .badEncoding(let words): "the answer of \(host) cannot be unpacked (\(words))"
    case .damaged(let words): "the answer of \(host) arrived damaged (\(words))"
    case .tooLarge(let limit): "the answer of \(host) is larger than \(limit) bytes"
    case .earlyAnswer:
      "\(host) sent an answer before the request, which can be no answer to it"
    case .proxy(let words, let proxy):
      "the proxy\(proxy.map { " \($0.address)" } ?? "") on the way to \(host) does not let the "
        + "request through (\(words)); check \(proxy?.variable ?? "https_proxy") and no_proxy"
    case .deadProxy(let proxy, let words):
      "the proxy \(proxy.address) on the way to \(host), which \(proxy.variable) names, cannot be "
        + "reached (\(words)); check that it runs, or \(proxy.variable) and no_proxy"
    case .cancelled: "the request to \(host) was cancelled"
    case .other(let words): "\(host) cannot be asked (\(words))"
    }
  }

  private static func message(
    _ limit: TransferLimits.Time, _ time: Duration, of host: String
  ) -> String {
    switch limit {
    case .connect: "\(host) was not connected within \(time.shortText)"
    case .idle: "\(host) sent nothing for \(time.shortText)"
    case .total: "the answer of \(host) was not complete after \(time.shortText)"
    }
  }
}

extension CertificateFailure {
  fileprivate func message(of host: String) -> String {
    switch self {
    case .expired:
      "the certificate of \(host) has expired; check the clock of this machine, or tell the owner"
    case .notYetValid:
      "the certificate of \(host) is not valid yet; check the clock of this machine"
    case .otherHost(let words):
      "the certificate of \(host) is that of another host (\(words)); check the address"
    case .unknownAuthority(let words):
      "the certificate of \(host) is signed by nobody whom this machine trusts (\(words)); "
        + "if you trust its authority, name its certificate with --ca-file"
    case .noAuthorities(let words):
      "the certificate of \(host) cannot be checked, because those of the authorities cannot be "
        + "read (\(words)); check --ca-file, or install ca-certificates"
    case .other(let words): "the certificate of \(host) is not trusted (\(words))"
    }
  }
}
