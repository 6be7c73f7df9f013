// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "martlet-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "martlet", path: "..")],
  targets: [
    .target(name: "FusedLoop"),
    .target(name: "Stopwatch", swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "EngineBenchmark",
      dependencies: [
        "FusedLoop", "Stopwatch", .product(name: "MartletEngine", package: "martlet"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    // Apart from the engine's, which builds in seconds.
    .executableTarget(
      name: "DetectorBenchmark",
      dependencies: [
        "Stopwatch", .product(name: "Martlet", package: "martlet"),
        .product(name: "MartletEngine", package: "martlet"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
