/// What statements leave behind for those after them: fragments, parameters and settings.
public struct Environment: Sendable, Equatable {
  /// Values for parameters from outside the text, by name: what `--param` says. They win over the
  /// values that PARAM gives.
  public var given: [String: String] = [:]
  /// What SET has set.
  public var settings = Settings()
  /// The names of parameters that were declared, in small letters.
  public internal(set) var declared: Set<String> = []
  /// What LET has named, by its name in small letters.
  var fragments: [String: Fragment] = [:]
  /// The values of parameters, by name in small letters.
  var parameters: [String: ParameterValue] = [:]

  /// Nothing but what is so by default.
  public init() {}

  /// The names that LET has made, in order.
  public var fragmentNames: [String] { fragments.keys.sorted() }

  /// What a name of LET stands for, in any letter case; nil if it is none.
  package func kind(ofFragment name: String) -> FragmentKind? {
    switch fragments[name.lowercased()] {
    case .expression?: .expression
    case .condition?: .condition
    case .predicate?: .predicate
    case nil: nil
    }
  }

  /// The value of a parameter, by its name without the sign; nil if it has none. Those of a list are
  /// parted by commas.
  package func text(ofParameter name: String) -> String? {
    parameters[name.lowercased()]?.texts.joined(separator: ",")
  }

  /// The parameters that were given and are declared nowhere, in order.
  public var undeclared: [String] {
    given.keys.filter { !declared.contains($0.lowercased()) }.sorted()
  }

  /// The value that was given for a parameter. Of names that differ in letter case alone the first
  /// in their order counts, for a run repeats exactly.
  func given(_ name: String) -> String? {
    given.filter { $0.key.lowercased() == name }.min { $0.key < $1.key }?.value
  }
}

/// The kinds of what a name of LET stands for: a number, a condition on numbers, or one on dimensions.
package enum FragmentKind: Sendable {
  case expression, condition, predicate
}

/// What a name of LET stands for.
enum Fragment: Sendable, Equatable {
  case expression(TypedExpression)
  case condition(Sized<Condition>)
  case predicate(Sized<Predicate>)
}
