/// The fields of a request body, as the field table of the vendor's document describes them.
struct BodyFields {
  private let members: [JSONValue.Member]

  init(_ value: JSONValue) throws(FieldError) {
    guard case .object(let members) = value else { throw .bodyIsNoObject(value.kind) }
    for member in members where !DocumentedName.fields.contains(member.name) {
      throw .unknownField(member.name)
    }
    self.members = members
  }

  /// Returns a field of the type `number` as a time, in milliseconds since the epoch.
  func time(_ field: String) throws(FieldError) -> Int64 {
    let value = try required(field)
    guard case .number(let number) = value else {
      throw .wrongKind(field, expected: "a number", found: value.kind)
    }
    guard let time = number.whole, time.magnitude <= UndocumentedLimits.maxTime else {
      throw .notATime(field, number.text)
    }
    return time
  }

  /// Returns the field `interval`, of the type `string`.
  func interval() throws(FieldError) -> DocumentedInterval {
    let name = try text(try required("interval"), in: "interval")
    guard let interval = DocumentedInterval.named(name) else {
      throw .unknownValue("interval", name, available: DocumentedInterval.all.map(\.name))
    }
    return interval
  }

  /// Returns the field `metrics`, of the type `array`.
  func metrics() throws(FieldError) -> [String] {
    let names = try texts(try required("metrics"), in: "metrics", of: DocumentedName.metrics)
    guard !names.isEmpty else { throw .empty("metrics") }
    return names
  }

  /// Returns the field `dimensions`, of the type `array`; empty if it is missing.
  func dimensions() throws(FieldError) -> [String] {
    guard let value = self["dimensions"] else { return [] }
    return try texts(value, in: "dimensions", of: DocumentedName.dimensions)
  }

  /// Returns the field `filters`, of the type `object`; empty if it is missing.
  func filters() throws(FieldError) -> [ExportBody.Filter] {
    guard let value = self["filters"] else { return [] }
    guard case .object(let members) = value else {
      throw .wrongKind("filters", expected: "an object", found: value.kind)
    }
    var filters: [ExportBody.Filter] = []
    for member in members { filters.append(try filter(member)) }
    return filters
  }

  private func filter(_ member: JSONValue.Member) throws(FieldError) -> ExportBody.Filter {
    guard DocumentedName.dimensions.contains(member.name) else {
      throw .unknownValue("filters", member.name, available: DocumentedName.dimensions)
    }
    let place = "filters.\(member.name)"
    let values = try texts(member.value, in: place)
    guard !values.isEmpty else { throw .empty(place) }
    return ExportBody.Filter(key: member.name, values: values)
  }
}

extension BodyFields {
  private subscript(field: String) -> JSONValue? { members.first { $0.name == field }?.value }

  private func required(_ field: String) throws(FieldError) -> JSONValue {
    guard let value = self[field] else { throw .missing(field) }
    return value
  }

  /// Returns a value of the type `string`. `place` is the path of the value for messages, such as
  /// `metrics[0]`.
  private func text(_ value: JSONValue, in place: String) throws(FieldError) -> String {
    guard case .text(let text) = value else {
      throw .wrongKind(place, expected: "a text", found: value.kind)
    }
    return text
  }

  /// Returns an array of texts.
  ///
  /// - Parameters:
  ///   - place: the path of the array for messages.
  ///   - available: the allowed texts; `nil` if all texts are allowed.
  /// - Throws: `FieldError` if the value is not an array of texts, or if a text is not allowed or
  ///   occurs twice.
  private func texts(
    _ value: JSONValue, in place: String, of available: [String]? = nil
  ) throws(FieldError) -> [String] {
    guard case .list(let elements) = value else {
      throw .wrongKind(place, expected: "an array", found: value.kind)
    }
    var texts: [String] = []
    // Compares bytes, because two `String`s with different bytes can be equal, such as two forms of é.
    var known: Set<[UInt8]> = []
    for element in elements {
      let text = try text(element, in: "\(place)[\(texts.count)]")
      if let available, !available.contains(text) {
        throw .unknownValue(place, text, available: available)
      }
      guard known.insert(Array(text.utf8)).inserted else { throw .repeated(place, text) }
      texts.append(text)
    }
    return texts
  }
}

extension ExportBody {
  /// Reads the fields of a request body. It does not check the limits of the vendor's document;
  /// `checkLimits` does.
  init(_ fields: BodyFields) throws(FieldError) {
    from = try fields.time("from")
    to = try fields.time("to")
    interval = try fields.interval()
    metrics = try fields.metrics()
    filters = try fields.filters()
    dimensions = try fields.dimensions()
  }
}
