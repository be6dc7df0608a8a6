import Encodings
import Foundation
import JSONTree

/// The credential that carries a status list, read without judging who signed it.
///
/// Whoever uses a reading must have verified the credential's proof, its issuer and its validity first.
///
/// Spec: https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
public struct BitstringStatusListCredential: Sendable, Hashable {
  public let kind: StatusListKind
  /// The credential's `id`, which usually is its address.
  public let id: String?
  /// The `issuer`, or its `id` when it is an object; nil when the credential names none.
  public let issuer: String?
  /// `validFrom`, or `issuanceDate` of the older data model.
  public let validFrom: Date?
  /// `validUntil`, or `expirationDate` of the older data model.
  public let validUntil: Date?
  /// The purposes that the list speaks of: at least one.
  public let purposes: [StatusPurpose]
  /// The list as it stands in the credential, not yet expanded.
  public let encodedList: String
  /// After how many milliseconds the issuer wants the list to be read again; nil when it says nothing.
  public let ttlMilliseconds: Int?

  /// Reads a whole credential of data model 2.0 or 1.1.
  ///
  /// - Throws: `typeUnknown`, `subjectMalformed`, `purposeMalformed`, `encodedListMalformed` (absent or no string;
  ///   what it holds is judged by ``list(maximumBytes:)``), `ttlMalformed`, `validityMalformed`.
  public init(_ json: JSON) throws(StatusListError) {
    let types = StatusListKind.typeNames(json["type"])
    guard let kind = StatusListKind.allCases.first(where: { types.contains($0.credentialType) }) else {
      throw StatusListError(.typeUnknown, "the credential is not a status list credential", at: "/type")
    }
    self.kind = kind
    id = json["id"]?.string
    issuer = json["issuer"]?.string ?? json["issuer"]?["id"]?.string
    validFrom = try Self.date(json, "validFrom", "issuanceDate")
    validUntil = try Self.date(json, "validUntil", "expirationDate")

    var subject = json["credentialSubject"]
    if let several = subject?.array { subject = several.count == 1 ? several[0] : nil }
    guard let subject, StatusListKind.typeNames(subject["type"]).contains(kind.subjectType) else {
      throw StatusListError(
        .subjectMalformed, "the subject is not one \(kind.subjectType)", at: "/credentialSubject")
    }
    purposes = try Self.purposes(subject["statusPurpose"])
    guard let list = subject["encodedList"]?.string else {
      throw StatusListError(
        .encodedListMalformed, "the credential carries no list", at: "/credentialSubject/encodedList")
    }
    encodedList = list
    switch subject["ttl"] {
    case nil: ttlMilliseconds = nil
    case let value?:
      guard let milliseconds = value.int, milliseconds >= 0 else {
        throw StatusListError(
          .ttlMalformed, "the time to live is not a whole number of milliseconds",
          at: "/credentialSubject/ttl")
      }
      ttlMilliseconds = milliseconds
    }
  }

  /// The expanded list. Costs some milliseconds: keep it as long as the credential is good.
  ///
  /// - Throws: `encodedListMalformed`, `listTooLarge`, `listTooShort`.
  public func list(
    maximumBytes: Int = BitstringStatusList.standardMaximumBytes
  ) throws(StatusListError) -> BitstringStatusList {
    try BitstringStatusList(encoded: encodedList, kind: kind, maximumBytes: maximumBytes)
  }

  /// What the list says of an entry (Validate Algorithm, from the comparison of purposes to the result).
  ///
  /// - Parameter list: this credential's list, expanded by ``list(maximumBytes:)``.
  /// - Throws: `kindMismatch`, `purposeMismatch`, `listTooShort`, `indexOutOfRange`.
  public func reading(
    of entry: BitstringStatusListEntry, in list: BitstringStatusList
  ) throws(StatusListError) -> StatusReading {
    guard entry.kind == kind else {
      throw StatusListError(
        .kindMismatch, "a \(entry.kind.entryType) cannot be read from a \(kind.subjectType)")
    }
    guard purposes.contains(entry.purpose) else {
      throw StatusListError(
        .purposeMismatch,
        "the entry is about \(entry.purpose), the list about \(purposes.map(\.rawValue).joined(separator: ", "))"
      )
    }
    let value = try list.value(at: entry.index, size: entry.size)
    return StatusReading(
      purpose: entry.purpose, value: value,
      message: entry.messages.isEmpty ? nil : entry.messages[value].message)
  }

  /// The `credentialSubject` of a list of one purpose, to be put into a credential and signed.
  ///
  /// - Parameter ttlMilliseconds: align it with the `Cache-Control` that the list is served with.
  /// - Throws: `encodedListMalformed` when zlib fails.
  public static func subject(
    id: String, purpose: StatusPurpose, list: BitstringStatusList, ttlMilliseconds: Int? = nil
  ) throws(StatusListError) -> JSON {
    var members: JSONObject = [
      "id": .string(id), "type": .string(StatusListKind.bitstringStatusList.subjectType),
      "statusPurpose": .string(purpose.rawValue), "encodedList": .string(try list.encoded()),
    ]
    if let ttlMilliseconds { members["ttl"] = .number(JSONNumber(ttlMilliseconds)) }
    return .object(members)
  }

  private static func purposes(_ json: JSON?) throws(StatusListError) -> [StatusPurpose] {
    let values = json?.array ?? json.map { [$0] } ?? []
    let names = values.compactMap(\.string).filter { !$0.isEmpty }
    guard !names.isEmpty, names.count == values.count else {
      throw StatusListError(
        .purposeMalformed, "the list's purpose is neither a string nor strings",
        at: "/credentialSubject/statusPurpose")
    }
    return names.map(StatusPurpose.init(rawValue:))
  }

  private static func date(
    _ json: JSON, _ name: String, _ olderName: String
  ) throws(StatusListError) -> Date? {
    for name in [name, olderName] {
      guard let value = json[name] else { continue }
      guard let date = value.string.flatMap({ RFC3339.parse($0) }) else {
        throw StatusListError(
          .validityMalformed, "\(name) is not a date and time with an offset", at: "/\(name)")
      }
      return date
    }
    return nil
  }
}
