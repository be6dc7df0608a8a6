import JSONTree

/// The specifications of status lists in bitstrings that this module reads.
public enum StatusListKind: Sendable, Hashable, CaseIterable {
  /// W3C Bitstring Status List 1.0: the list is multibase (`u`), base64url, gzip.
  case bitstringStatusList
  /// Its forerunner, Status List 2021 (read only): the same without the multibase letter.
  case statusList2021

  /// The `type` of an entry in `credentialStatus`.
  public var entryType: String {
    switch self {
    case .bitstringStatusList: "BitstringStatusListEntry"
    case .statusList2021: "StatusList2021Entry"
    }
  }

  /// A `type` of the credential that carries the list.
  public var credentialType: String {
    switch self {
    case .bitstringStatusList: "BitstringStatusListCredential"
    case .statusList2021: "StatusList2021Credential"
    }
  }

  /// The `type` of that credential's subject.
  public var subjectType: String {
    switch self {
    case .bitstringStatusList: "BitstringStatusList"
    case .statusList2021: "StatusList2021"
    }
  }

  /// The kind of an object in `credentialStatus`; nil when it belongs to another mechanism.
  public static func ofEntry(_ json: JSON) -> StatusListKind? {
    let types = typeNames(json["type"])
    return allCases.first { types.contains($0.entryType) }
  }

  /// The values of a `type` member: a string or an array of strings.
  static func typeNames(_ json: JSON?) -> [String] {
    if let name = json?.string { return [name] }
    return json?.array?.compactMap(\.string) ?? []
  }
}
