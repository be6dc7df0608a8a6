import Awarding
import Encodings
import Foundation
import Intake
import Testing

/// The project's folder, found upwards from this file.
private let project: URL? = {
  var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
  while folder.path.count > 1 {
    folder.deleteLastPathComponent()
    let candidate = folder.appending(path: "Examples")
    if FileManager.default.fileExists(atPath: candidate.path) { return folder }
  }
  return nil
}()

@Suite("Definition files · examples and documentation")
struct DefinitionExamplesTests {
  @Test(
    "The three examples are complete in both languages, and can be published",
    arguments: [
      "contrat-intelligent", "analyse-cycle-de-vie", "soudure-tig-initiation",
    ])
  func examples(name: String) throws {
    let file = try #require(project).appending(path: "Examples/\(name).yaml")
    let reading = try DefinitionDocument.read(
      [UInt8](Data(contentsOf: file)), awardingBody: DefinitionSamples.body,
      publishingOn: CalendarDate(iso: "2026-11-25"))
    #expect(reading.faults.map { $0.message(in: .en) } == [])
    let definition = try #require(reading.definition)
    #expect(definition.slug.text == name)
    #expect(definition.title.languages.count == 2)
    switch name {
    case "contrat-intelligent":
      #expect(definition.alignments.contains { $0.framework == .rs && $0.code == "RS6604" })
    case "analyse-cycle-de-vie": #expect(definition.workload.ects == Amount(2))
    default: #expect(definition.suspendable && definition.expires?.text == "P3Y")
    }
  }

  @Test("The page about definitions names every field and every code")
  func documentation() throws {
    let file = try #require(project).appending(path: "docs/DEFINITIONS.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    for field in DefinitionField.allCases {
      #expect(page.contains("`\(field.path)`"), "\(field.path)")
      for code in field.codes where field != .levelNationalFramework {
        #expect(page.contains("`\(code)`"), "\(code) of \(field.path)")
      }
    }
    for framework in NationalFramework.codes { #expect(page.contains(framework), "\(framework)") }
    #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
  }
}
