import Encodings
import Foundation
import Testing

@testable import PalierWeb

/// Writes the sample pages into the folder that `PALIER_PREVIEW` names, to be looked at in a browser.
@Suite struct PreviewTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["PALIER_PREVIEW"] != nil))
  func pagesAreWritten() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["PALIER_PREVIEW"] ?? "")
    let assets = folder.appendingPathComponent("assets")
    try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
    for asset in Asset.all {
      try Data(asset.bytes).write(to: assets.appendingPathComponent(asset.name))
    }
    for language in Language.allCases {
      for name in SamplePages.names {
        let page = SamplePages.page(name, Reader(language: language, chosen: false))
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        try Data(page.utf8).write(to: folder.appendingPathComponent("\(name).\(language.rawValue).html"))
      }
    }
  }
}
