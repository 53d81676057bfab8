/// A group of commands in the help.
struct MetaGroup {
  let title: String
  let commands: [any MetaCommand.Type]

  /// All groups, in the order of the help.
  static var all: [MetaGroup] {
    [
      MetaGroup(
        title: "Queries",
        commands: [
          ExplainCommand.self, LastCommand.self, WatchCommand.self, FixCommand.self,
          EditorCommand.self, RunFileCommand.self, HistoryCommand.self,
        ]),
      MetaGroup(
        title: "Results",
        commands: [
          OutputFormatCommand.self, OutputFileCommand.self, PagerCommand.self, TimingCommand.self,
        ]),
      MetaGroup(title: "Lessons", commands: [TutorialCommand.self, HintCommand.self]),
      MetaGroup(
        title: "The rest",
        commands: [
          HelpCommand.self, DescribeCommand.self, BackendCommand.self, SettingCommand.self,
          QuitCommand.self,
        ]),
    ]
  }
}
