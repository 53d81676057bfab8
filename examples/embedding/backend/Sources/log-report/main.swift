// swift run --package-path examples/embedding/backend

import LogBackend
import PQ

let session = Session(backend: LogBackend.sample)
let queries = [
  "SELECT http, p2p, p2p / (http + p2p) AS offload BY country LAST 6h",
  "SELECT p2p WHERE country = 'DE' LAST 6h EVERY 2h",
]
for query in queries {
  for answer in try await session.run(query) {
    print(answer.text(.table))
  }
}
