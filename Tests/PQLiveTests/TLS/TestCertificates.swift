import Foundation
import PQTestSupport

/// Certificates of an unknown authority, made by `openssl` in a temporary folder.
final class TestCertificates: Sendable {
  enum Kind: String, CaseIterable {
    case right, wrongHost, expired, notYetValid

    var name: String { self == .wrongHost ? "other.example" : "localhost" }

    /// The dates of validity. Dates before 2050 have years of two digits, because LibreSSL refuses four
    /// digits there.
    var validity: (from: String, to: String) {
      switch self {
      case .right, .wrongHost: ("200101000000Z", "490101000000Z")
      case .expired: ("200101000000Z", "210101000000Z")
      case .notYetValid: ("480101000000Z", "490101000000Z")
      }
    }
  }

  struct Failure: Error {
    let errors: String
  }

  private let place: TemporaryPlace

  init() throws {
    place = try TemporaryPlace.folder()
    try write("ca.cnf", Self.configuration)
    try write("index.txt", "")
    try write("serial", "01\n")
    try write("req.cnf", Self.authorityConfiguration)
    try openssl(
      "req -config req.cnf -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem "
        + "-subj /CN=nobody -days 10000")
    for kind in Kind.allCases { try make(kind) }
  }

  /// The path of the authority's certificate.
  var authority: String { place.path + "/ca.pem" }

  func certificate(_ kind: Kind) -> String { "\(place.path)/\(kind).pem" }

  func key(_ kind: Kind) -> String { "\(place.path)/\(kind).key" }

  private func make(_ kind: Kind) throws {
    try write("\(kind).ext", "subjectAltName=DNS:\(kind.name)\n")
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(kind).key "
        + "-out \(kind).csr -subj /CN=\(kind.name)")
    try openssl(
      "ca -batch -notext -config ca.cnf -in \(kind).csr -out \(kind).pem "
        + "-startdate \(kind.validity.from) -enddate \(kind.validity.to) -extfile \(kind).ext")
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(place.path)/\(name)"))
  }

  private func openssl(_ arguments: String) throws {
    let run = try ProgramRun(
      ["/usr/bin/env", "openssl"] + arguments.split(separator: " ").map { String($0) },
      in: URL(filePath: place.path), environment: ProcessInfo.processInfo.environment)
    guard run.status == 0 else {
      throw Failure(errors: String(decoding: run.errors, as: UTF8.self))
    }
  }

  private static let authorityConfiguration = """
    [req]
    distinguished_name = name
    x509_extensions = authority
    [name]
    [authority]
    basicConstraints = critical,CA:TRUE
    """

  private static let configuration = """
    [ca]
    default_ca = it
    [it]
    new_certs_dir = .
    database = index.txt
    serial = serial
    certificate = ca.pem
    private_key = ca.key
    default_md = sha256
    policy = any
    unique_subject = no
    [any]
    commonName = supplied
    """
}
