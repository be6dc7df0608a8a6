// swift-tools-version: 6.2
import PackageDescription

// Targets stand by rank: a target imports only from lines above its own (ArchitectureTests hold this).
// In CI every warning of our own code is an error.
let settings: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny")]
  + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

// `script/faults` plants defects to prove that its harness catches them. Debug builds hold them, asleep until the
// environment names one (StorageSQL/PlantedDefect.swift); a release build never does, unless it is asked to here.
let planted: [SwiftSetting] = [
  Context.environment["PALIER_PLANTED_DEFECT"] == nil
    ? .define("PLANTED_DEFECT", .when(configuration: .debug)) : .define("PLANTED_DEFECT")
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

func target(_ name: String, _ dependencies: [Target.Dependency] = [], _ more: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + more)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestMaterial"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "Palier",
  products: [
    .executable(name: "palier", targets: ["PalierCLI"]),
    .library(name: "JSONTree", targets: ["JSONTree"]),
    .library(name: "JOSE", targets: ["JOSE"]),
    .library(name: "SDJWT", targets: ["SDJWT"]),
    .library(name: "Verification", targets: ["Verification"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // System libraries, each imported by the one target that wraps it.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

    // Rank 0 · bytes and text
    target("Encodings"),  // base64url, base58btc, multibase, multicodec, hex; constant-time equality
    target("Compression", ["CZlib"]),  // gzip and deflate, always with an output cap
    target("JSONTree"),  // strict JSON keeping order and number text; JSON Pointer
    target("DelimitedText"),  // CSV of the wild, streaming, with row and column numbers

    // Rank 1 · specifications, each usable alone by another project
    target("JOSE", ["Encodings", "JSONTree", crypto, cryptoExtras]),  // JWK, JWS, thumbprints; Signer
    target("SDJWT", ["Encodings", "JSONTree", "JOSE", crypto]),  // SD-JWT: issuer, holder, verifier, key binding
    target("Identifiers", ["Encodings", "JSONTree", "JOSE"]),  // did:key, did:jwk, did:web
    target("StatusLists", ["Encodings", "Compression", "JSONTree"]),  // Bitstring and Token status lists

    // Rank 2 · credentials
    target("Credentials", ["Encodings", "JSONTree"]),  // VCDM 1.1 and 2.0, Open Badges 3.0: typed reading
    target(
      "Verification",
      ["Encodings", "JSONTree", "JOSE", "SDJWT", "Identifiers", "StatusLists", "Credentials", crypto]),  // the verifier

    // Rank 3 · the domain, pure: no I/O, no clock, no randomness, no format
    target("Register", ["Encodings"]),  // RNCP and RS: records, what they say at a date; French identifiers
    target("Stacking", ["Encodings", "JSONTree", "Register", crypto]),  // rules, what somebody has, the report
    target("Awarding", ["Encodings", "Register"]),  // organisation, definition, candidate, award; legal moves

    // Rank 4 · use cases on ports
    target("Storage", ["Encodings", "JSONTree", "JOSE", "Register", "Awarding", crypto]),  // ports, journal, sealing
    target(
      "Issuance",
      [
        "Encodings", "JSONTree", "JOSE", "SDJWT", "Identifiers", "StatusLists", "Credentials", "Verification",
        "Register", "Awarding", "Storage", crypto,
      ]),  // prepare, seal, publish status, suspend, revoke, replace, erase

    // Rank 5 · adapters: the only ones that touch disk, network, databases
    target(
      "Intake",
      [
        "Encodings", "JSONTree", "DelimitedText", "Register", "Awarding",
        .product(name: "Yams", package: "Yams"),
      ]),  // definition and learners' files
    target(
      "RegisterImport",
      ["Encodings", "DelimitedText", "JSONTree", "Register", "CLibxml2", "CLibarchive"]),  // official exports
    target(
      "StorageSQL",
      [
        "Encodings", "Compression", "JSONTree", "JOSE", "Register", "Awarding", "Storage", crypto,
        .product(name: "GRDB", package: "GRDB.swift"),
      ], planted),  // the ports in SQL; the data folder
    target(
      "Fetching",
      [
        "Encodings", "Verification",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ]),  // the one fetcher
    target("Documents", ["CQRencode"]),  // QR codes

    // Rank 6 · what people run
    target(
      "PalierWeb",
      [
        "Encodings", "JSONTree", "Verification", "Register", "Awarding", "Documents", crypto, logging,
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),  // pages, API
    .executableTarget(
      name: "PalierCLI",
      dependencies: [
        "Encodings", "JSONTree", "JOSE", "SDJWT", "Verification", "Register", "Stacking", "Awarding", "Storage",
        "Issuance",
        "Intake", "RegisterImport",
        "StorageSQL", "Fetching", "PalierWeb", "DelimitedText", crypto, logging,
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Samples")], swiftSettings: settings + planted),  // the product `palier`

    // Benchmarks: run by script/bench, in release builds
    .executableTarget(
      name: "verification-bench", dependencies: ["JSONTree", "JOSE", "Verification", crypto],
      path: "Benchmarks/VerificationBench", swiftSettings: settings),
    .executableTarget(
      name: "wallet-bench", dependencies: ["Compression", "JSONTree", "JOSE", "SDJWT", "StatusLists", crypto],
      path: "Benchmarks/WalletBench", swiftSettings: settings),
    .executableTarget(
      name: "register-bench", dependencies: ["Encodings", "Register", "RegisterImport", "Storage", "StorageSQL"],
      path: "Benchmarks/RegisterBench", swiftSettings: settings),
    .executableTarget(
      name: "stacking-bench", dependencies: ["Encodings", "JSONTree", "Stacking"], path: "Benchmarks/StackingBench",
      swiftSettings: settings),

    // Tests: one per target
    .target(
      name: "TestMaterial", dependencies: ["JSONTree"], path: "Tests/TestMaterial", swiftSettings: settings),
    tests("Encodings"),
    tests("Compression"),
    tests("JSONTree"),
    tests("DelimitedText"),
    tests("JOSE", [crypto, cryptoExtras, "Encodings", "JSONTree"]),
    tests("SDJWT", ["Encodings", "JSONTree", "JOSE", crypto]),
    tests("Identifiers", ["Encodings", "JSONTree", "JOSE"]),
    tests("StatusLists", ["Encodings", "Compression", "JSONTree"]),
    tests("Credentials", ["Encodings", "JSONTree"]),
    tests(
      "Verification",
      ["Encodings", "JSONTree", "JOSE", "SDJWT", "Identifiers", "StatusLists", "Credentials", crypto]),
    tests("Register", ["Encodings"]),
    tests("Awarding", ["Encodings", "JSONTree", "Register"]),
    tests("Storage", ["Encodings", "JSONTree", "JOSE", "Awarding", crypto]),
    tests(
      "Issuance",
      [
        "Encodings", "JSONTree", "JOSE", "SDJWT", "Credentials", "StatusLists", "Verification", "Awarding", "Storage",
        "StorageSQL", "Intake", crypto, .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("Intake", ["Encodings", "JSONTree", "DelimitedText", "Register", "Awarding"]),
    tests(
      "StorageSQL",
      [
        "Encodings", "JSONTree", "JOSE", "Register", "Awarding", "Storage", crypto,
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      "Fetching",
      [
        "Verification", crypto, .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    tests("Stacking", ["Encodings", "JSONTree", "Register"]),
    tests("RegisterImport", ["Encodings", "JSONTree", "Register"]),
    tests("Documents"),
    tests(
      "PalierWeb",
      [
        "Encodings", "JSONTree", "Verification", "Awarding", "Register", "Storage", "Issuance", logging,
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ]),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestMaterial", "JSONTree"], swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["TestMaterial", "JSONTree"], exclude: ["Scripts"], swiftSettings: settings),
  ]
)
