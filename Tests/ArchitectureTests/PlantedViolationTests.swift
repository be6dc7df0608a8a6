import Foundation
import Testing

/// Each rule finds a violation planted for it, and leaves the right thing beside it alone.
@Suite struct PlantedViolationTests {
  private let package = PackageMap([
    .init(name: "CZlib", kind: .system, dependencies: [], rank: nil),
    .init(name: "Encodings", kind: .regular, dependencies: [], rank: 0),
    .init(name: "JOSE", kind: .regular, dependencies: ["Encodings", "Crypto"], rank: 1),
    .init(name: "StorageSQL", kind: .regular, dependencies: ["JOSE", "GRDB"], rank: 5),
    .init(name: "PalierCLI", kind: .executable, dependencies: ["StorageSQL"], rank: 6),
    .init(name: "JOSETests", kind: .test, dependencies: ["JOSE"], rank: nil),
  ])

  private func project(_ files: [String: String]) -> Project {
    Project(
      package: package,
      sources: files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) },
      texts: files)
  }

  @Test(arguments: [
    "import Hummingbird", "public import Hummingbird", "@testable import Hummingbird",
    "@preconcurrency import Hummingbird", "import struct Hummingbird.Router", "let a = 1; import Hummingbird",
    "  @_spi(Inner) internal import Hummingbird.HTTP",
  ])
  func undeclaredImport(_ statement: String) {
    let planted = project(["Sources/JOSE/A.swift": "import Crypto\n\(statement)\n"])
    #expect(RankRules.declaredImports(planted).map(\.place) == ["Sources/JOSE/A.swift:2"])
    #expect(RankRules.owned(planted).map(\.place) == ["Sources/JOSE/A.swift:2"])
  }

  @Test(arguments: [
    "// import Hummingbird", "/* import\nimport Hummingbird\n*/", "let a = \"\"\"\n  import GRDB\n  \"\"\"",
  ])
  func importsInCommentsAndStringsAreNone(_ text: String) {
    #expect(RankRules.declaredImports(project(["Sources/JOSE/A.swift": text])).isEmpty)
  }

  @Test func upwardImportOfAModuleThatHappensToBeBuilt() {
    let planted = project(["Sources/Encodings/A.swift": "import JOSE"])
    #expect(RankRules.declaredImports(planted).map(\.place) == ["Sources/Encodings/A.swift:1"])
  }

  @Test func systemModulesOnlyInUpperRanks() {
    let planted = project([
      "Sources/JOSE/A.swift": "import Glibc", "Sources/StorageSQL/A.swift": "import Glibc\nimport GRDB",
    ])
    #expect(RankRules.declaredImports(planted).map(\.place) == ["Sources/JOSE/A.swift:1"])
  }

  @Test func fileOutsideEveryTarget() {
    #expect(RankRules.declaredImports(project(["Sources/Lost/A.swift": ""])).count == 1)
  }

  @Test func dependencyOnWhatStandsBelow() {
    let upside = PackageMap([
      .init(name: "Encodings", kind: .regular, dependencies: ["JOSE"], rank: 0),
      .init(name: "JOSE", kind: .regular, dependencies: [], rank: 1),
      .init(name: "Stray", kind: .regular, dependencies: [], rank: nil),
      .init(name: "Late", kind: .regular, dependencies: [], rank: 0),
    ])
    let messages = RankRules.directions(Project(package: upside)).map(\.message)
    #expect(messages.count == 3)
    #expect(messages[0].hasPrefix("Encodings depends on JOSE"))
    #expect(messages[1].hasPrefix("Stray stands under no comment"))
    #expect(messages[2].hasPrefix("Late stands below a higher rank"))
    #expect(RankRules.directions(Project(package: package)).isEmpty)
  }

  @Test func ranksAreReadFromTheManifest() throws {
    let manifest = """
      products: [.library(name: "JOSE", targets: ["JOSE"])],
      // Rank 0 · bytes
      target("Encodings"),  // base64
      // Rank 1 · specifications
      target(
        "JOSE", [.product(name: "Crypto", package: "c")]),
      .executableTarget(
        name: "PalierCLI"),
      // Tests: one per target
      .target(name: "TestMaterial"),
      """
    let dump = """
      {"targets": [{"name": "Encodings", "type": "regular", "dependencies": []},
        {"name": "JOSE", "type": "regular", "dependencies": [{"byName": ["Encodings", null]},
          {"product": ["Crypto", "c", null, null]}]},
        {"name": "PalierCLI", "type": "executable", "dependencies": []},
        {"name": "TestMaterial", "type": "regular", "dependencies": []}]}
      """
    let map = try PackageMap(dump: Array(dump.utf8), manifest: manifest)
    #expect(map.targets.map(\.rank) == [0, 1, 1, nil])
    #expect(map.target("JOSE")?.dependencies == ["Encodings", "Crypto"])
  }

  @Test(arguments: [
    "let now = Date()", "let now = Date.now", "f(at: .now)", "let id = UUID()", "Int.random(in: 0..<9)",
    "var g = SystemRandomNumberGenerator()", "let f = FileManager.default", "let a = \"\\(Date())\"",
    "let e = ProcessInfo.processInfo.environment", "print(1)",
  ])
  func impureUse(_ code: String) {
    let planted = project(["Sources/JOSE/A.swift": code, "Sources/StorageSQL/A.swift": code])
    #expect(!PurityRules.pure(planted).isEmpty)
    #expect(PurityRules.pure(planted).allSatisfy { $0.place == "Sources/JOSE/A.swift:1" })
  }

  @Test(arguments: [
    "let now = Date(timeIntervalSince1970: 0)", "f(at: options.now)", "// Date()", "let text = \"UUID()\"",
    "struct Processing {}", "fingerprint(x)",
    "Int.random(\n  in: 0..<9, using: &generator)",
  ])
  func pureUse(_ code: String) {
    #expect(PurityRules.pure(project(["Sources/JOSE/A.swift": code])).isEmpty)
  }

  @Test func allowancesCountOnlyWhereTheyStand() {
    let allowance = PurityRules.Allowance(file: "Sources/JOSE/A.swift", token: "UUID()", reason: "planted")
    let used = project(["Sources/JOSE/A.swift": "UUID()"])
    let unused = project(["Sources/JOSE/A.swift": ""])
    #expect(PurityRules.pure(used, allowing: [allowance]).isEmpty)
    #expect(PurityRules.staleAllowances(used, among: [allowance]).isEmpty)
    #expect(PurityRules.staleAllowances(unused, among: [allowance]).count == 1)
  }

  @Test(arguments: [
    "Sources/JOSE/Utils.swift", "Sources/JOSE/Helpers/A.swift", "Sources/JOSE/KeyManager.swift",
  ])
  func emptyName(_ path: String) {
    #expect(StyleRules.names(project([path: ""])).count == 1)
    #expect(StyleRules.names(project(["Sources/JOSE/CoreferenceScore.swift": ""])).isEmpty)
  }

  @Test func longFile() {
    let long = String(repeating: "\n", count: 501)
    #expect(StyleRules.lengths(project(["Sources/JOSE/A.swift": long])).count == 1)
    #expect(StyleRules.lengths(project(["Sources/JOSE/A.swift": String(long.dropLast())])).isEmpty)
    #expect(
      StyleRules.lengths(
        project(["Sources/JOSE/A.swift": long]), allowing: ["Sources/JOSE/A.swift": "planted"]
      ).isEmpty)
  }

  @Test func crashAndUnfinishedAndMachine() {
    let planted = project([
      "Sources/JOSE/A.swift": "let a = try! f()\nlet b = x as! Int\nlet c = has!\n// \("TO" + "DO"): later",
      "docs/A.md": "see `\("/ho" + "me")/ada/palier`, not https://example.org\("/wo" + "rk")/1 nor /types/x",
    ])
    #expect(StyleRules.crashes(planted).map(\.place) == ["Sources/JOSE/A.swift:1", "Sources/JOSE/A.swift:2"])
    #expect(StyleRules.undone(planted).map(\.place) == ["Sources/JOSE/A.swift:4"])
    #expect(StyleRules.machinePaths(planted).map(\.place) == ["docs/A.md:1"])
  }

  @Test func targetWithoutTests() {
    let planted = project(["Tests/JOSETests/A.swift": "import Testing\n@Test func a() {}"])
    #expect(
      RankRules.tested(planted).map(\.place) == [
        "Sources/Encodings", "Sources/StorageSQL", "Sources/PalierCLI",
      ])
  }

  @Test func deadLink() {
    let planted = project([
      "README.md": "[a](docs/A.md) [b](docs/B.md#x) [c](https://example.org) ![d](docs/d.png)",
      "docs/A.md": "[up](../README.md) [gone](adr/0099-x.md)",
    ])
    #expect(
      DocumentRules.links(planted) { $0 == "docs/d.png" }.map(\.message) == [
        "leads to docs/B.md, which is not there", "leads to adr/0099-x.md, which is not there",
      ])
    #expect(DocumentRules.present(planted).map(\.place).contains("SECURITY.md"))
  }
}
