/// The arguments of the program, without loss of bytes.
package enum ProgramArguments {
  /// The arguments after the program's name, each as an escaped text. `CommandLine.arguments`
  /// replaces bytes that are not UTF-8.
  package static var escaped: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { number in
      CommandLine.unsafeArgv[number].map { FilePath(cString: $0).escaped }
    }
  }
}
