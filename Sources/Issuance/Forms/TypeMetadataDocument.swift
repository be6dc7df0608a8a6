import Awarding
import Crypto
import Encodings
import Foundation
import JSONTree
import Storage

/// The SD-JWT VC type metadata of a published version (SD-JWT VC, section 6): what wallets and verifiers show of such
/// a credential, in every language that the definition has.
public enum TypeMetadataDocument {
  /// The document that the `vct` of a version leads to. It is the same for ever, as the version is.
  public static func json(of published: PublishedDefinition, identity: IssuerIdentity) -> JSON {
    let definition = published.definition
    let address = identity.institution.address.credentialType(published.slug, version: published.version)
    let language: Language = definition.title.fr == nil ? .en : .fr
    return [
      "vct": .string(address),
      "name": .string(definition.title.text(in: language).text),
      "description": .string(definition.summary(in: language).text),
      "display": .array(Language.allCases.map { display(published, $0, address) }),
      "claims": .array(SDJWTVCForm.Claim.allCases.map(claim)),
    ]
  }

  /// `sha256-…` of the document (W3C Subresource Integrity), which `vct#integrity` carries.
  public static func integrity(of document: [UInt8]) -> String {
    "sha256-" + Data(SHA256.hash(data: document)).base64EncodedString()
  }

  private static func display(_ published: PublishedDefinition, _ language: Language, _ address: String) -> JSON {
    let definition = published.definition
    let drawing = TypeRendering.svg(of: published, in: language)
    return [
      "locale": .string(language.rawValue),
      // Drafts before 2025 wrote `lang`; wallets of that time read nothing else.
      "lang": .string(language.rawValue),
      "name": .string(definition.title.text(in: language).text),
      "description": .string(definition.summary(in: language).text),
      "rendering": [
        "simple": [
          "background_color": .string(TypeRendering.background), "text_color": .string(TypeRendering.text),
        ],
        "svg_templates": [
          [
            "uri": .string(address + "/\(language.rawValue).svg"),
            "uri#integrity": .string(integrity(of: Array(drawing.utf8))),
            "properties": ["orientation": "landscape", "color_scheme": "light", "contrast": "high"],
          ]
        ],
      ],
    ]
  }

  private static func claim(_ claim: SDJWTVCForm.Claim) -> JSON {
    [
      "path": [.string(claim.rawValue)],
      "display": .array(
        Language.allCases.map { language in
          [
            "locale": .string(language.rawValue), "lang": .string(language.rawValue),
            "label": .string(claim.label(in: language)),
          ]
        }),
      "sd": .string(claim.isPersonal ? "always" : "never"),
      "svg_id": .string(claim.rawValue),
    ]
  }
}
