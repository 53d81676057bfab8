/// The name of a kind of mistake. It is stable across versions, so that scripts can rely on it.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  // Errors in the characters of the text.
  /// Some bytes of the text are not valid UTF-8.
  case invalidUTF8 = "invalid-utf8"
  /// A character has no meaning at its position.
  case unexpectedCharacter = "unexpected-character"
  /// A character looks like a character of the language, such as a typographic quote.
  case lookAlike = "look-alike"
  /// An operator, comment, name or clause has the form of another language.
  case foreignSyntax = "foreign-syntax"
  /// A string has no closing quote.
  case unterminatedString = "unterminated-string"
  /// A comment `/*` has no end.
  case unterminatedComment = "unterminated-comment"
  /// A word that starts with a digit is not a number, a duration or a size.
  case malformedNumber = "malformed-number"
  /// The text is longer than `SyntaxTree.longestText`.
  case textTooLong = "text-too-long"
  // Errors in the grammar.
  /// A token is not allowed at its position, or something is missing.
  case unexpectedToken = "unexpected-token"
  /// A statement starts with an unknown word.
  case unknownStatement = "unknown-statement"
  /// A clause starts with an unknown word, and another word is probably meant.
  case unknownClause = "unknown-clause"
  /// A query has the same clause twice.
  case duplicateClause = "duplicate-clause"
  /// A query has a FROM clause, which does not exist here.
  case fromClause = "from-clause"
  /// There is no semicolon between two statements.
  case missingSemicolon = "missing-semicolon"
  /// Parentheses, NOT and signs are nested too deeply.
  case nestingTooDeep = "nesting-too-deep"
  /// There are more diagnostics than the limit. The other ones are omitted.
  case tooManyMistakes = "too-many-mistakes"
  // Errors in the meaning.
  /// There is no metric, dimension, column, function, parameter or setting with this name.
  case unknownName = "unknown-name"
  /// A name or a value is not allowed at its position, such as a dimension in place of a number.
  case wrongKind = "wrong-kind"
  /// A value is not in quotes.
  case bareWordValue = "bare-word-value"
  /// Two columns or names are the same.
  case duplicateColumn = "duplicate-column"
  /// A query has no range of time.
  case missingRange = "missing-range"
  /// A clause or function needs buckets, and the query has no EVERY.
  case needsEvery = "needs-every"
  /// A query has more than one range of time.
  case conflictingRanges = "conflicting-ranges"
  /// A time is malformed, or does not exist or exists twice in its zone.
  case invalidTime = "invalid-time"
  /// A duration is zero or too long, or is not allowed at its position.
  case invalidDuration = "invalid-duration"
  /// A number is too large, or is not allowed at its position.
  case invalidNumber = "invalid-number"
  /// A range ends before it starts.
  case reversedRange = "reversed-range"
  /// Two numbers have units that cannot be added, subtracted or compared.
  case unitMismatch = "unit-mismatch"
  /// A function needs a sum, and its argument cannot be added.
  case notAdditive = "not-additive"
  /// A function has the wrong number or form of arguments.
  case wrongArguments = "wrong-arguments"
  /// A pattern, a value list or an expression exceeds a size limit.
  case tooLarge = "too-large"
  /// The zone is not in the database of time zones.
  case unknownZone = "unknown-zone"
  /// A parameter has no value, or a value of the wrong type.
  case invalidParameter = "invalid-parameter"
  /// The value of a setting is not allowed.
  case invalidSetting = "invalid-setting"
  /// A file of INCLUDE or INTO cannot be used.
  case invalidFile = "invalid-file"
  /// A statement or setting is not allowed in this kind of text.
  case outOfPlace = "out-of-place"
  // Errors that depend on the backend.
  /// The buckets cannot be computed from the buckets of the backend.
  case unknownInterval = "unknown-interval"
  /// A bound of the range is inside a bucket.
  case partialBuckets = "partial-buckets"
  /// The range starts before the retention of the backend.
  case beyondRetention = "beyond-retention"
  /// The range ends after the current time.
  case rangeInFuture = "range-in-future"
  /// A number is computed by subtraction, and its buckets may still change.
  case unsettledSubtraction = "unsettled-subtraction"
  /// Buckets have no counterpart in the range of COMPARE and are omitted.
  case withoutPartner = "without-partner"
  /// The query needs more dimensions than the backend accepts.
  case tooManyDimensions = "too-many-dimensions"
  /// The query needs more requests than are allowed.
  case tooManyRequests = "too-many-requests"
  // Warnings about style. A code is also the name of its rule.
  /// Bytes are multiplied by 8.
  case useBits = "use-bits"
  /// Bytes, bits or a time are divided by a number that equals a size or a duration.
  case useSizeUnit = "use-size-unit"
  /// A comment `-- pq: allow NAME` names no rule of style.
  case unknownRule = "unknown-rule"
}
