// swift-tools-version: 6.2
// A report on the command line, with typed rows. To start your own, copy the folder and change the
// path.

import PackageDescription

let package = Package(
  name: "report",
  platforms: [.macOS(.v15)],
  dependencies: [
    // The name is explicit because the folder may have any name. Without traits only the library is
    // built, which needs no other package.
    .package(name: "pq", path: "../../..", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "report", dependencies: [.product(name: "PQ", package: "pq")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "ReportTests", dependencies: ["report"], exclude: ["traffic.csv"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
)
