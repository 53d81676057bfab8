import ArgumentParser
import Testing

@testable import PQCommandLine

/// The argument of `--param`: `name=value`.
@Suite struct GivenParameterTests {
  @Test(arguments: [
    ("a=b", "a", "b"), ("$a=b", "a", "b"), ("a=", "a", ""), ("a=b=c", "a", "b=c"),
    ("a= b ", "a", " b "), ("a=\u{301}", "a", "\u{301}"), ("$$a=b", "$a", "b"),
  ])
  func isANameAndAValue(argument: String, name: String, value: String) throws {
    let parameter = try GivenParameter(argument: argument)
    #expect(parameter.name == name)
    #expect(Array(parameter.value.utf8) == Array(value.utf8))
  }

  @Test(arguments: ["", "a", "=", "=b", "$=b", "$"])
  func invalidParametersAreRefused(argument: String) {
    #expect(throws: GivenParameter.WithoutName.self) { try GivenParameter(argument: argument) }
  }

  @Test func repetitionAdds() throws {
    let line = ["--param", "A=1", "--param", "b=2", "--param", "a=3", "-c", ""]
    let command = try PQCommand.parseAsRoot(line) as? RunCommand
    #expect(command?.job.parameters == ["a": ["1", "3"], "b": ["2"]])
  }
}
