/// The LET names, parameters and settings that statements define for later statements.
public struct Environment: Sendable, Equatable {
  /// The parameter values from outside the text, by name, such as those of `--param`. They override
  /// the values of PARAM.
  public var given: [String: String] = [:]
  /// The settings of SET.
  public var settings = Settings()
  /// The names of the declared parameters, in lower case.
  public internal(set) var declared: Set<String> = []
  /// The meanings of LET names, by name in lower case.
  var fragments: [String: Fragment] = [:]
  /// The values of parameters, by name in lower case.
  var parameters: [String: ParameterValue] = [:]

  /// Creates an environment without names and parameters and with default settings.
  public init() {}

  /// The LET names in lower case, in alphabetical order.
  public var fragmentNames: [String] { fragments.keys.sorted() }

  /// Returns the kind of a LET name, in any letter case; `nil` if it is not defined.
  package func kind(ofFragment name: String) -> FragmentKind? {
    switch fragments[name.lowercased()] {
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
    parameters[name.lowercased()]?.texts.joined(separator: ",")
  }

  /// The names of given parameters that no PARAM declares, in alphabetical order.
  public var undeclared: [String] {
    given.keys.filter { !declared.contains($0.lowercased()) }.sorted()
  }

  /// Returns the given value of a parameter; `nil` if there is none. If several names differ only in
  /// letter case, the first in alphabetical order counts, so that runs are repeatable.
  func given(_ name: String) -> String? {
    given.filter { $0.key.lowercased() == name }.min { $0.key < $1.key }?.value
  }
}

/// The kinds of LET names: a number, a condition on numbers, or a condition on dimensions.
package enum FragmentKind: Sendable {
  case expression, condition, predicate
}

/// The meaning of a LET name.
enum Fragment: Sendable, Equatable {
  case expression(TypedExpression)
  case condition(Sized<Condition>)
  case predicate(Sized<Predicate>)
}
