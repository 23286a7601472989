// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "manyidu",
  products: [.executable(name: "manyidu", targets: ["manyidu"])],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CGMP", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CPlatform"),
    .target(name: "Tabular", dependencies: ["CLibCSV", "CZip", "CExpat", "CPlatform"], swiftSettings: settings),
    .target(
      name: "Appraisal", dependencies: ["Tabular", "CYAML", "CGMP", "CCrypto", "CPlatform"], swiftSettings: settings),
    .target(name: "Inspection", dependencies: ["Appraisal", "Tabular"], swiftSettings: settings),
    .executableTarget(
      name: "manyidu", dependencies: ["Inspection", "Appraisal", "Tabular", "CPlatform"], swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Tabular"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "TabularTests", dependencies: ["Tabular", "CZip", "TestSupport"], exclude: ["Workbooks"],
      swiftSettings: settings),
    .testTarget(name: "AppraisalTests", dependencies: ["Appraisal", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "InspectionTests", dependencies: ["Inspection", "Appraisal", "Tabular", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Appraisal", "Tabular", "TestSupport", "manyidu"],
      exclude: ["Definitions", "expect.sh"],
      swiftSettings: settings),
  ])
