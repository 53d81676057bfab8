/// The arguments of the program, every byte of them.
package enum ProgramArguments {
  /// The arguments behind the program's name, each as an escaped text. `CommandLine.arguments` would
  /// put another character in the place of bytes that are not UTF-8.
  package static var escaped: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { number in
      CommandLine.unsafeArgv[number].map { FilePath(cString: $0).escaped }
    }
  }
}
