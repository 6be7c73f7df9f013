// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Reading alone, so that it builds in seconds; the links in `Sources` lead to the project's own.
let package = Package(
  name: "reading-benchmark",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "RandomNumbers", swiftSettings: settings),
    .target(name: "Files", swiftSettings: settings),
    .target(name: "TimeSeries", dependencies: ["RandomNumbers"], swiftSettings: settings),
    .target(name: "SeriesFiles", dependencies: ["Files", "TimeSeries"], swiftSettings: settings),
    .executableTarget(name: "ReadOnce", dependencies: ["SeriesFiles"], swiftSettings: settings),
  ]
)
