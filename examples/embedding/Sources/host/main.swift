// swift run --package-path examples/embedding

import PQ
import PQFixture

// A session runs texts against a backend. This one is built in: no file and no network.
let session = Session(backend: DemoBackend())

// The whole way, from a text to a table for each of its statements.
let outcome = await session.run("SELECT http, p2p BY browser LAST 1h EVERY 1h;")
for table in outcome.tables { print(OutputFormat.csv.renderer().text(of: table)) }
if let failure = outcome.failure { print("the backend failed: \(failure)") }

// A session goes on from what a text has left, if it is told to. A value for a parameter is given,
// and never pasted into a text.
var going = session
going.environment.given = ["country": "DE"]
let names = "LET offload = p2p / (http + p2p); PARAM $country = 'US';"
going.environment = await going.run(names).environment
for table in await going.run("SELECT offload WHERE country = $country LAST 1h;").tables {
  print(OutputFormat.table.renderer().text(of: table))
}

// A wrong text throws nothing: all of its mistakes come back, and nothing was sent.
let wrong = "SELECT htpp BY browser WERE country = 'US' LAST 6h EVERY 1h;"
let words = DiagnosticText(DiagnosticSource(name: "wrong.pq", bytes: Array(wrong.utf8)))
for mistake in await session.run(wrong).diagnostics { print(words.text(of: mistake)) }

// One stage on its own: from a text to its tree, and back to a text in canonical form.
let tree = SyntaxTree.parse("select p2p every 1h last 6h where country in ('US', 'DE',)")
print(Formatter.format(tree) ?? "a text with mistakes has no canonical form")

// All stages but the last: the bodies of the requests that a query would send.
for statement in session.prepare(tree.source).statements {
  if case .run(let plan) = statement.work { plan.requests.forEach { print($0.body) } }
}
