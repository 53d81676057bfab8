// swift-tools-version: 6.2
// A host program that uses the library wrongly in every way that compiles; see MisuseTests.

import PackageDescription

let package = Package(
  name: "misuse",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "pq", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "misuse", dependencies: [.product(name: "PQ", package: "pq")],
      swiftSettings: [
        .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
      ])
  ]
)
