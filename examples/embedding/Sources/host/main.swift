// swift run --package-path examples/embedding

import PQ
import PQFixture
import PQSyntax

// A session runs texts against a backend. The demo backend is built in and needs no file or
// network.
let session = Session(backend: DemoBackend())

// All stages: from a text to a table for each of its statements.
let outcome = await session.run("SELECT http, p2p BY browser LAST 1h EVERY 1h;")
for table in outcome.tables { print(OutputFormat.csv.renderer().text(of: table)) }
if let failure = outcome.failure { print("the backend failed: \(failure)") }

// A session keeps the definitions of a text if it takes over the environment of the outcome. The
// value of a parameter is passed as a value and never pasted into a text.
var going = session
going.environment.given = ["country": "DE"]
let names = "LET offload = p2p / (http + p2p); PARAM $country = 'US';"
going.environment = await going.run(names).environment
for table in await going.run("SELECT offload WHERE country = $country LAST 1h;").tables {
  print(OutputFormat.table.renderer().text(of: table))
}

// A wrong text does not throw: all of its mistakes are returned, and no request is sent.
let wrong = "SELECT htpp BY browser WERE country = 'US' LAST 6h EVERY 1h;"
let words = DiagnosticText(DiagnosticSource(name: "wrong.pq", bytes: Array(wrong.utf8)))
for mistake in await session.run(wrong).diagnostics { print(words.text(of: mistake)) }

// A single stage: from a text to its syntax tree, and back to a text in canonical form.
let tree = SyntaxTree.parse("select p2p every 1h last 6h where country in ('US', 'DE',)")
print(QueryFormatter.format(tree) ?? "a text with mistakes has no canonical form")

// All stages but the last: the bodies of the requests that a query would send.
for statement in session.prepare(tree.source).statements {
  if case .run(let plan) = statement.work { plan.requests.forEach { print($0.body) } }
}
