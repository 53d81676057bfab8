import Foundation
import PQTestServers

/// A TLS proxy in front of a server without encryption. It forwards the bytes of its connections.
final class TLSProxy {
  let port: Int
  private let process = Process()
  /// The input of the proxy program, which ends when the pipe is closed, even after a crash of the
  /// tests.
  private let input = Pipe()

  /// True if the programs `openssl` and `python3` are in `PATH`.
  static let isThere = ["openssl", "python3"].allSatisfy { program in
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  init(_ certificates: TestCertificates, _ kind: TestCertificates.Kind, to server: LoopbackServer)
    throws
  {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", Self.script, certificates.certificate(kind), certificates.key(kind),
      "\(server.port)",
    ]
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.split(separator: "\n").first ?? "") ?? 0
  }

  deinit { kill(process.processIdentifier, SIGKILL) }

  private static let script = """
    import os, select, socket, ssl, sys, threading

    # One thread for both directions: an encrypted connection is not for two at once.
    def relay(near, far):
        while True:
            ready = [near] if near.pending() else select.select([near, far], [], [])[0]
            for source, sink in ((near, far), (far, near)):
                if source in ready:
                    data = source.recv(65536)
                    if not data:
                        return
                    sink.sendall(data)

    def serve(raw):
        try:
            near = context.wrap_socket(raw, server_side=True)
            far = socket.create_connection(("127.0.0.1", int(sys.argv[3])))
            with near, far:
                relay(near, far)
        except OSError:
            return

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
