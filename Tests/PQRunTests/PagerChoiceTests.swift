import Testing

@testable import PQRun

@Suite struct PagerChoiceTests {
  private func words(_ variables: [String: String]) -> [String]? {
    PagerChoice { variables[$0] }?.words
  }

  @Test(arguments: [
    ([:], ["less", "-SFRX"]),
    (["PAGER": "more"], ["more"]),
    (["PAGER": "more", "PQ_PAGER": "most -w"], ["most", "-w"]),
    (["PQ_PAGER": "'/opt/my pager/page' \"-x y\""], ["/opt/my pager/page", "-x y"]),
    // A shell would interpret these characters, but no shell is used.
    (["PQ_PAGER": "less | $HOME/*"], ["less", "|", "$HOME/*", "-R"]),
    (["PQ_PAGER": "it's"], ["it's"]),
  ])
  func userSettingIsUsed(variables: [String: String], expected: [String]) {
    #expect(words(variables) == expected)
  }

  /// If the user has set options of `less`, only the option for colours is added.
  @Test(arguments: [
    (["LESS": "-M"], ["less", "-R"]), (["LESS": ""], ["less", "-R"]),
    (["PAGER": "less"], ["less", "-SFRX"]),
    (["PAGER": "/usr/bin/less"], ["/usr/bin/less", "-SFRX"]),
    (["PAGER": "less -i"], ["less", "-i", "-R"]),
    (["PAGER": "less", "LESS": "-i"], ["less", "-R"]),
  ])
  func lessGetsDefaultOptionsOnlyIfUnset(variables: [String: String], expected: [String]) {
    #expect(words(variables) == expected)
  }

  @Test(arguments: [
    ["PQ_PAGER": ""], ["PQ_PAGER": " "], ["PAGER": ""], ["PQ_PAGER": "", "PAGER": "less"],
    ["PAGER": "cat"], ["PQ_PAGER": "/bin/cat -u"],
  ])
  func emptyOrCatDisablesThePager(variables: [String: String]) {
    #expect(words(variables) == nil)
  }
}
