import Foundation

/// Encryption in front of a server that knows of none: takes connections, and passes on what they
/// bring.
final class TLSFront {
  let port: Int
  private let process = Process()
  /// When it is closed, the program ends, even if this one has crashed.
  private let input = Pipe()

  /// Whether this machine has what it takes.
  static let isThere = ["openssl", "python3"].allSatisfy { program in
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  init(_ shop: CertificateShop, _ wares: CertificateShop.Wares, to server: LoopbackServer) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", Self.script, shop.certificate(wares), shop.key(wares), "\(server.port)",
    ]
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.split(separator: "\n").first ?? "") ?? 0
  }

  deinit { kill(process.processIdentifier, SIGKILL) }

  private static let script = """
    import os, socket, ssl, sys, threading

    def relay(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def serve(raw):
        try:
            near = context.wrap_socket(raw, server_side=True)
        except OSError:
            return
        far = socket.create_connection(("127.0.0.1", int(sys.argv[3])))
        threading.Thread(target=relay, args=(near, far), daemon=True).start()
        relay(far, near)

    def watch():
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
    """
}
