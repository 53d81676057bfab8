import PQModel
import PQSemantics

extension Computation {
  /// Adds the steps of an expression and returns the number of the last one.
  mutating func add(
    _ expression: Expression, _ side: Step.Side = .current, grains: [Bucketing]
  ) -> Int {
    switch expression {
    case .metric(let metric): return add(.metric(metric, side))
    case .whole(let number): return add(.whole(number))
    case .decimal(let number): return add(.decimal(number))
    case .negated(let part): return add(.negated(add(part, side, grains: grains)))
    case .arithmetic(let sign, let left, let right):
      let first = add(left, side, grains: grains)
      return add(.arithmetic(sign, first, add(right, side, grains: grains)))
    case .function(let function, let parts):
      return add(.function(function, parts.map { add($0, side, grains: grains) }))
    case .window(let window, let part):
      return add(.window(window, add(part, side, grains: grains), side))
    case .conditional(let condition, let yes, let no):
      let first = add(condition, side, grains: grains)
      let second = add(yes, side, grains: grains)
      return add(.choice(first, yes: second, no: add(no, side, grains: grains)))
    case .reduced(let reducer, let part, let grain):
      var inner = Computation()
      let step = inner.add(part, grains: [])
      let place = grains.firstIndex(of: grain) ?? 0
      return add(.reduced(reducer, inner, step: step, grain: place, side))
    case .before(let part): return add(part, .before, grains: grains)
    case .change(let part):
      let now = add(part, .current, grains: grains)
      return add(.change(now, from: add(part, .before, grains: grains)))
    }
  }

  /// Adds the steps of a condition and returns the condition with their numbers.
  mutating func add(
    _ condition: Condition, _ side: Step.Side = .current, grains: [Bucketing]
  ) -> RowCondition {
    switch condition {
    case .comparison(let comparator, let left, let right):
      let first = add(left, side, grains: grains)
      return .comparison(comparator, first, add(right, side, grains: grains))
    case .all(let parts): return .all(parts.map { add($0, side, grains: grains) })
    case .any(let parts): return .any(parts.map { add($0, side, grains: grains) })
    case .not(let part): return .not(add(part, side, grains: grains))
    }
  }
}
