import PQ
import PQSystem
import Testing

@testable import PQRun
import PQSemantics

/// The option, the environment variable and the setting that choose a backend, and their order.
@Suite struct BackendChoiceTests {
  private func choice(
    option: FilePath? = nil, environment: FilePath? = nil, setting: String? = nil,
    usual: BackendName = .demo
  ) -> BackendChoice {
    var settings = QuerySettings()
    settings.backend = setting
    return BackendChoice(option: option).resolved(settings, usual: usual) { name in
      name == "PQ_BACKEND" ? environment : nil
    }
  }

  @Test func optionThenEnvironmentThenSetting() {
    let all = choice(option: "a.csv", environment: "b.csv", setting: "/c.csv")
    #expect(all.place == .file("a.csv") && all.source == .option)
    let two = choice(environment: "b.csv", setting: "/c.csv")
    #expect(two.place == .file("b.csv") && two.source == .environment)
    let one = choice(setting: "/c.csv")
    #expect(one.place == .file("/c.csv") && one.source == .configuration)
  }

  @Test func onlyTheDefaultDemoIsUnnamed() {
    #expect(choice().isUnnamedDemo && choice().place == .demo)
    #expect(choice(usual: .live).place == .live)
    for named in [
      choice(option: "demo"), choice(environment: "demo"), choice(setting: "demo"),
      choice().selecting(to: "demo"), choice(option: "live"), choice(usual: .live),
    ] {
      #expect(!named.isUnnamedDemo)
    }
  }

  @Test(
    arguments: [
      ("demo", .demo, "demo", "demo"), ("live", .live, "live", "live"),
      (
        "http://127.0.0.1:8080/v1", .server("http://127.0.0.1:8080/v1"), "http://127.0.0.1:8080/v1",
        "127.0.0.1:8080"
      ),
      ("http://me:secret@host/v1", .server("http://me:secret@host/v1"), "host", "host"),
      ("http://", .server("http://"), "http://", "server"),
      ("/data/mine.csv", .file("/data/mine.csv"), "/data/mine.csv", "mine.csv"),
      ("", .file(""), "", ""),
    ] as [(FilePath, BackendName, String, String)])
  func aNameIsAPlace(name: FilePath, place: BackendName, shown: String, short: String) {
    #expect(BackendName(name) == place)
    #expect(place.description == shown && place.shortName == short)
  }
}
