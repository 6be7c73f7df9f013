// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "martlet-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "martlet", path: "..")],
  targets: [
    .target(name: "FusedLoop"),
    .executableTarget(
      name: "EngineBenchmark",
      dependencies: ["FusedLoop", .product(name: "MartletEngine", package: "martlet")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
