import PQTestSupport
import Testing

/// `\format` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct OutputFormatCommandTests {
  @Test func formatOverridesSettingsUntilReset() throws {
    let shell = try ShellRig()
    try shell.type("SET format = 'json';\r\\format CSV\r", until: "results are written as csv")
    try shell.type("SELECT http LAST 1h;\r", until: "\"http\"\n16141232912728")
    try shell.type("\\format\r", until: "results look as the statements say")
    try shell.type("SELECT http LAST 1h;\r", until: "{\"http\": 16141232912728}")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig()
    try shell.type("\\format markdwn\r", until: "there is no format markdwn; try markdown")
    try shell.type("\\format pdf\r", until: "there is no format pdf; there are table, csv, ")
    try shell.type("\\format csv json\r", until: "write \\format [FORMAT]: ")
  }
}
