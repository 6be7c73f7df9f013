// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Tuning alone, so that it builds in seconds; the links in `Sources` lead to the project's own.
let package = Package(
  name: "tuning-benchmark",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "RandomNumbers", swiftSettings: settings),
    .target(name: "Tuning", dependencies: ["RandomNumbers"], swiftSettings: settings),
    .executableTarget(name: "AskTuner", dependencies: ["Tuning"], swiftSettings: settings),
  ]
)
