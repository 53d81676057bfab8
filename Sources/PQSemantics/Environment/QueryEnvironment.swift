/// The LET names, parameters and settings that statements define for later statements.
public struct QueryEnvironment: Sendable, Equatable {
  /// The parameter values from outside the text, by name. An example is the value of `--param`.
  /// They override the values of PARAM. A list may be given in several texts.
  public var given: [String: [String]] = [:]
  /// True if a parameter without a default may have no value. Then what depends on the value is not
  /// checked, and such a text cannot be run.
  package var acceptsMissingValues = false
  /// The settings of SET.
  public var settings = QuerySettings()
  /// The names of the declared parameters, in lower case.
  public private(set) var declared: Set<String> = []
  /// The meanings of LET names, by name in lower case.
  private var definitions: [String: Definition] = [:]
  /// The values of parameters, by name in lower case.
  private var parameters: [String: ParameterValue] = [:]

  /// Creates an environment without names and parameters and with default settings.
  public init() {}

  /// The LET names in lower case, in alphabetical order.
  public var definitionNames: [String] { definitions.keys.sorted() }

  /// The names of parameters with a value, in lower case and in alphabetical order.
  var parameterNames: [String] { parameters.keys.sorted() }

  /// Returns the meaning of a LET name, in any letter case; `nil` if it is not defined.
  func definition(_ name: String) -> Definition? { definitions[name.lowercased()] }

  /// Returns the value of a parameter, by its name without `$` in any letter case; `nil` if it has
  /// none.
  func parameter(_ name: String) -> ParameterValue? { parameters[name.lowercased()] }

  /// Sets the meaning of a LET name, or removes the name if the meaning is `nil`.
  mutating func define(_ name: String, as definition: Definition?) {
    definitions[name.lowercased()] = definition
  }

  /// Declares a parameter, and sets its value or removes it.
  mutating func declare(_ parameter: String, as value: ParameterValue?) {
    declared.insert(parameter.lowercased())
    parameters[parameter.lowercased()] = value
  }

  /// Returns the kind of a LET name, in any letter case; `nil` if it is not defined.
  package func kind(ofDefinition name: String) -> DefinitionKind? {
    switch definition(name) {
    case .expression?: .expression
    case .condition?: .condition
    case .predicate?: .predicate
    case nil: nil
    }
  }

  /// Returns the value of a parameter; `nil` if it has none. The values of a list are separated by
  /// commas.
  ///
  /// - Parameter name: the name without `$`, in any letter case.
  package func text(ofParameter name: String) -> String? {
    parameter(name)?.texts.joined(separator: ",")
  }

  /// The names of given parameters that no PARAM declares, in alphabetical order.
  public var undeclared: [String] {
    given.keys.filter { !declared.contains($0.lowercased()) }.sorted()
  }

  /// Returns the given value of a parameter; `nil` if there is none. If several names differ only in
  /// letter case, the first in alphabetical order counts, so that runs are repeatable.
  func given(_ name: String) -> [String]? {
    given.filter { $0.key.lowercased() == name }.min { $0.key < $1.key }?.value
  }
}

/// The kinds of LET names: an expression, a condition on values, or a predicate on dimensions.
package enum DefinitionKind: Sendable {
  case expression, condition, predicate
}

/// The meaning of a LET name.
enum Definition: Sendable, Equatable {
  case expression(TypedExpression)
  case condition(SizedMeaning<BoundCondition>)
  case predicate(SizedMeaning<BoundPredicate>)
}
