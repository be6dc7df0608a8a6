import Encodings
import Foundation
import JSONTree

extension CredentialSummary {
  /// From an SD-JWT VC, as far as its holder disclosed it.
  init?(_ document: SelectiveDocument) {
    guard let issuer = document.registered.issuer else { return nil }
    let claims = document.claims
    func text(_ name: String) -> String? { claims[name]?.string }
    let parts = [text("given_name"), text("family_name")].compactMap(\.self)
    self.init(
      id: text("award_id") ?? document.registered.id,
      title: text("title") ?? text("vct"),
      issuer: Party(id: issuer, name: claims["awarding_body"]?["name"]?.string ?? text("issuing_authority")),
      holder: Party(
        id: text("holder_id") ?? document.registered.subject,
        name: text("name") ?? (parts.isEmpty ? .none : .some(parts.joined(separator: " ")))),
      awardedOn: text("awarded_on"),
      validUntil: document.registered.expires.map { RFC3339.string(Date(timeIntervalSince1970: $0)) })
  }
}
