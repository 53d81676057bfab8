import PQ

extension RunJob.ResultStyle {
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
