import PQ
package import PQRun
import PQTools

extension ScriptRunner {
  /// Reports warnings about the style of each text together with its other warnings.
  package mutating func reportStyle() {
    style = { text, session in
      StyleCheck { !session.check($0, name: text.texts[0].name).hasErrors }.warnings(of: text.tree)
    }
  }
}
