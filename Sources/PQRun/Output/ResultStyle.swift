package import PQ
package import PQSystem

/// The command-line options for results. `nil` leaves a choice to the settings of the text.
package struct ResultStyle: Equatable {
  package var format: OutputFormat?
  package var times: RenderOptions.TimeStyle?
  /// The file to write to; `nil` or `-` for standard output.
  var file: FilePath?
  /// True if an incomplete result is written to its file like a complete one.
  var keepsPartial: Bool
  /// True if the duration of each statement is reported.
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
  /// Returns the options of a renderer. An option of the command line has precedence over a SET of the
  /// text.
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
