import Encodings
import JSONTree
import Register

/// A page of the listing of the public data set, as data.gouv.fr (udata) gives it: `/api/2/datasets/{id}/resources/`, a
/// page at a time under `data`, or `/api/1/datasets/{id}/`, whole under `resources`.
public struct DataSetListing: Sendable {
  /// The registers' XML exports of this page; everything else that is published beside them is passed over.
  public let exports: [PublishedExport]
  /// The address of the next page; nil on the last.
  public let nextPage: String?

  /// The most bytes of a page.
  public static let maximumBytes = 64 << 20

  /// - Throws: ``RegisterImportError`` `listingMalformed`.
  public init(_ bytes: [UInt8]) throws(RegisterImportError) {
    guard let json = try? JSON(parsing: bytes), let resources = json["data"]?.array ?? json["resources"]?.array else {
      throw RegisterImportError(.listingMalformed, "a listing of resources was expected, as data.gouv.fr gives it")
    }
    exports = resources.compactMap(PublishedExport.init)
    nextPage = json["next_page"]?.string
  }
}

/// An export as the public data set lists it.
public struct PublishedExport: Sendable, Equatable {
  public enum Digest: Sendable, Equatable {
    case sha1(String)
    case sha256(String)
  }

  public let kind: RegisterCode.Kind
  public let day: CalendarDate
  /// `V4.1` is (4, 1).
  public let version: [Int]
  public let title: String
  public let address: String
  /// Of the file, where the listing says it.
  public let bytes: Int?
  public let digest: Digest?
  /// As the listing writes it: an instant of ISO 8601, which can be compared as text.
  public let modified: String

  init?(_ resource: JSON) {
    guard let title = resource["title"]?.string, let address = resource["url"]?.string else { return nil }
    let parts = title.lowercased().split { $0 == "-" || $0 == "_" || $0 == "." || $0 == " " }
    guard parts.count >= 6, parts[0] == "export", parts[1] == "fiches",
      let kind = ["rncp": RegisterCode.Kind.rncp, "rs": .rs][parts[2]], parts[3].first == "v",
      let day = ExportName(title).day
    else { return nil }
    let numbers = [parts[3].dropFirst()] + parts[4...].prefix { $0.count < 4 }
    let version = numbers.compactMap { Int($0) }
    guard version.count == numbers.count else { return nil }
    self.kind = kind
    self.day = day
    self.version = version
    self.title = title
    self.address = address
    let size = resource["filesize"]
    bytes = size.flatMap { $0.number.flatMap { Int(exactly: $0.double) } }
    let checksum = resource["checksum"]
    let value = checksum?["value"]?.string?.lowercased()
    digest =
      switch checksum?["type"]?.string?.lowercased() {
      case "sha1": value.map { .sha1($0) }
      case "sha256": value.map { .sha256($0) }
      default: nil
      }
    modified = resource["last_modified"]?.string ?? ""
  }

  /// The exports of a register that are worth trying, the best first: the newest day, then a version that this program
  /// knows, then the newest version, then the one that was published last.
  /// - Parameter held: the day of what is held; only newer ones are of use.
  public static func candidates(
    _ published: [PublishedExport], of kind: RegisterCode.Kind, newerThan held: CalendarDate?
  ) -> [PublishedExport] {
    published.filter { export in export.kind == kind && held.map { export.day > $0 } ?? true }
      .sorted { left, right in
        if left.day != right.day { return left.day > right.day }
        if left.isKnownVersion != right.isKnownVersion { return left.isKnownVersion }
        if left.version != right.version { return right.version.lexicographicallyPrecedes(left.version) }
        return left.modified > right.modified
      }
  }

  private var isKnownVersion: Bool {
    ExportReading.knownVersions.contains(version.map(String.init).joined(separator: "."))
      || version == [2] || version == [3] || version == [4]
  }
}
