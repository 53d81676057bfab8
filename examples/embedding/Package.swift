// swift-tools-version: 6.2
// A package that uses pq as a library. To start your own, copy the folder and change the path.

import PackageDescription

let package = Package(
  name: "embedding",
  platforms: [.macOS(.v15)],
  dependencies: [
    // The name is explicit because the folder may have any name. Without traits only the library is
    // built, which needs no other package.
    .package(name: "pq", path: "../..", traits: [])
  ],
  targets: [
    .executableTarget(name: "host", dependencies: [.product(name: "PQ", package: "pq")])
  ]
)
