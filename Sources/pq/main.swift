import ArgumentParser
struct PQCommand: ParsableCommand { func run() { print("hi") } }
PQCommand.main()
