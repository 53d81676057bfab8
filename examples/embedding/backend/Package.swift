// swift-tools-version: 6.2
// A backend of a host program. To start your own, copy the folder and change the path.

import PackageDescription

let package = Package(
  name: "backend",
  platforms: [.macOS(.v15)],
  dependencies: [
    // The name is explicit because the folder may have any name. Without traits only the library is
    // built, which needs no other package.
    .package(name: "pq", path: "../../..", traits: [])
  ],
  targets: [
    .target(name: "LogBackend", dependencies: [.product(name: "PQ", package: "pq")]),
    .executableTarget(name: "log-report", dependencies: ["LogBackend"], path: "Sources/log-report"),
    .testTarget(
      name: "LogBackendTests",
      dependencies: ["LogBackend", .product(name: "PQBackendTesting", package: "pq")]),
  ]
)
