// swift-tools-version: 6.2

import PackageDescription

// The floors of the house, lowest first; a target may depend only on floors below its own.
// `swift build --explicit-target-dependency-import-check error` holds the sources to it.

/// Warnings stop the project's own checks, not a user whose newer compiler has a new warning.
let warningsAreErrors = Context.environment["MARTLET_WARNINGS_AS_ERRORS"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// A Swift library target with the settings of the house.
func floor(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a target: `Tests/<name>Tests`, where `Golden/` holds values of independent
/// implementations with the scripts that made them.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], hasGolden: Bool = true
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies,
    exclude: hasGolden ? ["Golden"] : [], swiftSettings: settings)
}

let package = Package(
  name: "martlet",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .executable(name: "martlet", targets: ["MartletCommand"]),
    // The networks alone; `Benchmarks/` uses them as a user would.
    .library(name: "MartletEngine", targets: ["NeuralEngine", "RandomNumbers"]),
    .library(name: "Martlet", targets: ["Martlet"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // 0
    .target(name: "CKernels"),
    floor("Files"),
    floor("RandomNumbers"),
    // 1
    floor("Kernels", ["CKernels"]),
    floor("TimeSeries", ["RandomNumbers"]),
    floor("Tuning", ["RandomNumbers"]),
    // 2
    floor("NeuralEngine", ["Kernels", "RandomNumbers"]),
    floor("SeriesFiles", ["Files", "TimeSeries"]),
    // 3
    floor("AnomalyDetection", ["Kernels", "NeuralEngine", "RandomNumbers", "TimeSeries"]),
    floor("Evaluation", ["RandomNumbers"]),
    // 4
    floor("ModelStorage", ["AnomalyDetection", "Files", "NeuralEngine", "TimeSeries"]),
    floor(
      "Studies",
      ["AnomalyDetection", "Evaluation", "NeuralEngine", "RandomNumbers", "TimeSeries"]),
    // 5
    floor("Fleet", ["AnomalyDetection", "SeriesFiles", "TimeSeries"]),
    floor(
      "Reporting",
      ["AnomalyDetection", "Evaluation", "Files", "NeuralEngine", "Studies", "TimeSeries"]),
    // 6
    floor(
      "Recipes",
      [
        "AnomalyDetection", "Evaluation", "Files", "ModelStorage", "NeuralEngine",
        "RandomNumbers", "Reporting", "SeriesFiles", "Studies", "TimeSeries", "Tuning",
        .product(name: "Yams", package: "Yams"),
      ]),
    // All floors that a library user sees, under one name.
    floor(
      "Martlet",
      [
        "AnomalyDetection", "Evaluation", "Files", "ModelStorage", "NeuralEngine",
        "RandomNumbers", "Reporting", "SeriesFiles", "TimeSeries",
      ]),
    // 7
    floor(
      "Benchmarking",
      [
        "AnomalyDetection", "Evaluation", "Files", "ModelStorage", "NeuralEngine",
        "RandomNumbers", "Recipes", "Reporting", "SeriesFiles", "TimeSeries",
      ]),
    // 8
    .executableTarget(
      name: "MartletCommand",
      dependencies: [
        "AnomalyDetection", "Benchmarking", "Evaluation", "Files", "Fleet", "ModelStorage",
        "NeuralEngine", "RandomNumbers", "Recipes", "Reporting", "SeriesFiles", "Studies",
        "TimeSeries", "Tuning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Folders, golden values and real data for tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    // Counts what the tests allocate.
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    tests("RandomNumbers"),
    tests("Files", ["TestSupport"], hasGolden: false),
    tests("Kernels"),
    tests("TimeSeries", ["RandomNumbers", "SeriesFiles", "TestSupport"]),
    tests("SeriesFiles", ["Files", "RandomNumbers", "TestSupport", "TimeSeries"]),
    tests("Tuning", ["RandomNumbers"], hasGolden: false),
    tests("NeuralEngine", ["AllocationCounter", "Kernels", "RandomNumbers", "TestSupport"]),
    tests("AnomalyDetection", ["NeuralEngine", "RandomNumbers", "TestSupport", "TimeSeries"]),
    tests("Evaluation", ["RandomNumbers", "SeriesFiles", "TestSupport", "TimeSeries"]),
    tests("Fleet", ["AnomalyDetection", "SeriesFiles", "TimeSeries"], hasGolden: false),
    tests(
      "ModelStorage",
      ["AnomalyDetection", "NeuralEngine", "RandomNumbers", "TestSupport", "TimeSeries"]),
    tests(
      "Reporting",
      [
        "AnomalyDetection", "Evaluation", "NeuralEngine", "RandomNumbers", "Studies", "TimeSeries",
      ]),
    tests(
      "Recipes",
      [
        "AnomalyDetection", "Evaluation", "Files", "NeuralEngine", "RandomNumbers", "Reporting",
        "SeriesFiles", "Studies", "TestSupport", "TimeSeries", "Tuning",
      ]),
    tests(
      "Benchmarking",
      [
        "AnomalyDetection", "Evaluation", "RandomNumbers", "Recipes", "Reporting", "SeriesFiles",
        "TestSupport", "TimeSeries",
      ],
      hasGolden: false),
    tests("Martlet", ["TestSupport"], hasGolden: false),
    tests("MartletCommand", ["SeriesFiles", "TestSupport", "TimeSeries"]),
  ]
)
