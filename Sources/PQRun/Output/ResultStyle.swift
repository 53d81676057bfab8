package import PQ
package import PQSystem

/// How results look and where they go. What is nil is left to the texts.
package struct ResultStyle: Equatable {
  package var format: OutputFormat?
  package var times: RenderOptions.TimeStyle?
  /// The file to write to; nil or `-` for standard output.
  var file: FilePath?
  /// Whether an answer in part is written to its file as if it were whole.
  var keepsPartial: Bool
  /// Whether it is told how long each statement took.
  package var hasTiming: Bool

  package init(
    format: OutputFormat? = nil, times: RenderOptions.TimeStyle? = nil, file: FilePath? = nil,
    keepsPartial: Bool = false, hasTiming: Bool = false
  ) {
    (self.format, self.times, self.file) = (format, times, file)
    (self.keepsPartial, self.hasTiming) = (keepsPartial, hasTiming)
  }
}

extension ResultStyle {
  /// What a renderer is told: an option of the command line wins over a SET of the text.
  func options(_ settings: Settings, _ options: RenderOptions) -> RenderOptions {
    var options = options
    options.times = times ?? settings.timeStyle ?? options.times
    return options
  }
}

extension Settings {
  var outputFormat: OutputFormat? { format.flatMap { OutputFormat(rawValue: $0) } }

  fileprivate var timeStyle: RenderOptions.TimeStyle? {
    time.flatMap { RenderOptions.TimeStyle(rawValue: $0) }
  }
}
