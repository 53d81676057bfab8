/// A variable of the environment that the program reads, for help and man pages.
package enum EnvironmentVariable: String, CaseIterable, Sendable {
  case token = "PEER5_AUTH_TOKEN"
  case backend = "PQ_BACKEND"
  case ownPager = "PQ_PAGER"
  case pager = "PAGER"
  case visual = "VISUAL"
  case editor = "EDITOR"
  case noColor = "NO_COLOR"
  case configuration = "XDG_CONFIG_HOME"
  case cache = "XDG_CACHE_HOME"
  case state = "XDG_STATE_HOME"
  case secureProxy = "https_proxy"
  case proxy = "all_proxy"
  case noProxy = "no_proxy"
  case zones = "TZDIR"
  case keys = "EDITRC"
  case keyLog = "SSLKEYLOGFILE"

  /// A phrase that describes the effect of the variable.
  package var summary: String {
    switch self {
    case .token: "the token of the live API; it is never an argument"
    case .backend: "the backend of runs without --backend"
    case .ownPager: "the pager of the conversation; empty or cat for none"
    case .pager: "the pager if PQ_PAGER is not set; the default is less"
    case .visual: "the editor of \\e in the conversation"
    case .editor: "the editor if VISUAL is not set; the default is vi"
    case .noColor: "if it is set, no colors, unless --color asks for them"
    case .configuration: "the folder of pq/rc.pq and pq/profiles; the default is ~/.config"
    case .cache: "the folder of cached answers; the default is ~/.cache"
    case .state: "the folder of the history; the default is ~/.local/state"
    case .secureProxy: "the proxy of the live API"
    case .proxy: "the proxy if https_proxy is not set"
    case .noProxy: "hosts that are asked without a proxy"
    case .zones: "the folder of the time zone database"
    case .keys: "the keys of the conversation; the default is ~/.editrc"
    case .keyLog: "the file for the keys of TLS connections; used only with --trace"
    }
  }
}
