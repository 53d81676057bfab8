import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct SettingTests {
  private func settings(_ text: String) throws -> QuerySettings {
    let bound = try Bound(text)
    try #require(bound.codes == [], "\(bound.messages)")
    return bound.binding.environment.settings
  }

  @Test func eachCanBeSet() throws {
    let settings = try settings(
      """
      SET timezone = 'Europe/Berlin'; SET max_requests = 1_000; SET width = (120);
      SET format = 'CSV'; set TIME = "iso";
      """)
    #expect(settings.timezone == .berlin)
    #expect(settings.maxRequests == 1000)
    #expect(settings.width == 120)
    #expect(settings.format == "csv")
    #expect(settings.time == "iso")
  }

  @Test func nothingIsSetByItself() throws {
    #expect(try settings("SHOW SETTINGS") == QuerySettings())
    #expect(try settings("SET max_requests = 0; SET width = 1").maxRequests == 0)
  }

  @Test func aParameterMayBeTheValue() throws {
    let settings = try settings(
      """
      PARAM $zone = 'Europe/Berlin'; PARAM $n = 7; PARAM $format = 'json';
      SET timezone = $zone; SET width = $n; SET format = $format;
      """)
    #expect(settings.timezone == .berlin)
    #expect(settings.width == 7)
    #expect(settings.format == "json")
  }

  @Test(arguments: [
    ("SET width = 0", DiagnosticCode.invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET width = 100001", .invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET width = 1.5", .invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET width = '80'", .invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET width = 80 + 1", .invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET width = wide", .invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET width = 1kB", .invalidSetting, "width is a whole number from 1 to 100000"),
    ("SET max_requests = -1", .invalidSetting, "max_requests is a whole number from 0 to 1000000"),
    (
      "SET max_requests = 1000001", .invalidSetting,
      "max_requests is a whole number from 0 to 1000000"
    ),
    ("SET format = 'xml'", .invalidSetting, "there is no format 'xml'"),
    ("SET format = ''", .invalidSetting, "there is no format ''"),
    ("SET format = 5", .invalidSetting, "'5' is no value for this setting"),
    ("SET format = csv", .bareWordValue, "a value stands in quotes"),
    ("SET time = 'ISO8601'", .invalidSetting, "there is no time 'ISO8601'"),
    ("SET time = 1 + 1", .invalidSetting, "'1 + 1' is no value for this setting"),
    ("SET timezone = 'Nowhere'", .unknownZone, "there is no time zone 'Nowhere'"),
    ("SET timezone = Europe/Berlin", .bareWordValue, "a value stands in quotes"),
    ("SET timezone = 1h", .invalidSetting, "'1h' is no value for this setting"),
    (
      "PARAM $x = ('a', 'b'); SET timezone = $x", .invalidSetting,
      "'$x' is no value for this setting"
    ),
    ("SET nothing_like_it = 5", .unknownName, "there is no setting 'nothing_like_it'"),
    ("SET widht = 5", .unknownName, "there is no setting 'widht'"),
  ])
  func invalidValueIsReported(text: String, code: DiagnosticCode, message: String) throws {
    let bound = try Bound(text)
    #expect(bound.codes == [code])
    #expect(bound.messages == [message])
    #expect(bound.binding.environment.settings == QuerySettings())
  }

  @Test(arguments: [
    ("SET widht = 5", "width"), ("SET format = 'cvs'", "'csv'"), ("SET time = 'natve'", "'native'"),
    ("SET format = csv", "'csv'"), ("SET timezone = Europe/Berlin", "'Europe/Berlin'"),
    ("SET timezone = 'Nowhere'", "'Europe/Berlin'"),
  ])
  func aWrongValueIsRepaired(text: String, fixIt: String) throws {
    #expect(try Bound(text).fixIts == [fixIt])
  }

  /// Each statement has the settings that are set before it.
  @Test func countsFromItsPlaceOn() throws {
    let bound = try Bound(
      "SELECT http LAST 1h; SET width = 7; SELECT http LAST 1h; SET width = 9; SHOW SETTINGS")
    let statements = bound.binding.statements
    #expect(statements.map(\.settings.width) == [nil, 7, 9])
    #expect(statements.compactMap(\.meaning.query?.width) == [80, 7])
  }

  @Test func areListed() {
    var settings = QuerySettings()
    settings.timezone = .berlin
    settings.width = 7
    #expect(settings.table != QuerySettings().table)
    #expect(settings.table.rowCount == 9)
  }
}
