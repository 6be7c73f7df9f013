// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "martlet-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "martlet", path: "..")],
  targets: [
    .executableTarget(
      name: "EngineBenchmark",
      dependencies: [.product(name: "MartletEngine", package: "martlet")])
  ]
)
