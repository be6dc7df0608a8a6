import Foundation
import Testing

/// The rules of ARCHITECTURE.md, held over the whole checkout. Each failure names file, line and remedy.
@Suite struct ArchitectureTests {
  let project: Project

  init() throws { project = try Project.checkout.get() }

  @Test func readsTheWholeProject() {
    #expect(project.package.ranked.map(\.name).starts(with: ["Encodings"]))
    #expect(Set(project.package.ranked.compactMap(\.rank)) == Set(0...6))
    #expect(project.sources.count { !$0.isTest } > project.package.ranked.count)
    #expect(project.texts["Package.swift"] != nil)
  }

  @Test func dependenciesPointUpwards() { expectNone(RankRules.directions(project)) }
  @Test func filesImportWhatTheirTargetDeclares() { expectNone(RankRules.declaredImports(project)) }
  @Test func heavyModulesHaveOneOwner() { expectNone(RankRules.owned(project)) }
  @Test func everyTargetHasTests() { expectNone(RankRules.tested(project)) }

  @Test func lowerRanksArePure() { expectNone(PurityRules.pure(project)) }
  @Test func allowancesAreStillNeeded() { expectNone(PurityRules.staleAllowances(project)) }

  @Test func namesSaySomething() { expectNone(StyleRules.names(project)) }
  @Test func filesAreShort() { expectNone(StyleRules.lengths(project)) }
  @Test func nothingCrashesOnInput() { expectNone(StyleRules.crashes(project)) }
  @Test func nothingIsLeftUndone() { expectNone(StyleRules.undone(project)) }
  @Test func noPathOfOneMachine() { expectNone(StyleRules.machinePaths(project)) }

  @Test func documentsAreThere() { expectNone(DocumentRules.present(project)) }
  @Test func documentsLeadSomewhere() throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    expectNone(
      DocumentRules.links(project) {
        FileManager.default.fileExists(atPath: root.appending(path: $0).path)
      })
  }

  private func expectNone(_ violations: [Violation], _ location: SourceLocation = #_sourceLocation) {
    for violation in violations { Issue.record("\(violation)", sourceLocation: location) }
    #expect(violations.isEmpty, sourceLocation: location)
  }
}
