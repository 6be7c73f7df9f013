// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Reading alone, so that it builds in seconds; `Sources/TimeSeries` is a link to the project's own.
let package = Package(
  name: "reading-benchmark",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "TimeSeries", swiftSettings: settings),
    .executableTarget(name: "ReadOnce", dependencies: ["TimeSeries"], swiftSettings: settings),
  ]
)
