// swift-tools-version: 6.2
// A package that has pq inside. To make it your own, copy the folder and change the path.

import PackageDescription

let package = Package(
  name: "embedding",
  platforms: [.macOS(.v15)],
  dependencies: [
    // With its name said, the package is "pq" whatever its folder is called. Without traits it is the
    // library alone, which needs no other package.
    .package(name: "pq", path: "../..", traits: [])
  ],
  targets: [
    .executableTarget(name: "host", dependencies: [.product(name: "PQ", package: "pq")])
  ]
)
