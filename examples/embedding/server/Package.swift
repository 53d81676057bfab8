// swift-tools-version: 6.2
// A server that answers a page with JSON. To start your own, copy the folder and change the path.

import PackageDescription

let package = Package(
  name: "server",
  platforms: [.macOS(.v15)],
  dependencies: [
    // The name is explicit because the folder may have any name. Without traits only the library is
    // built, which needs no other package.
    .package(name: "pq", path: "../../..", traits: []),
    // An HTTP server that needs no other package.
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .executableTarget(
      name: "server",
      dependencies: [
        .product(name: "PQ", package: "pq"), .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
