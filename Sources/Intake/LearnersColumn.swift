import Foundation

/// What a column of a learners' file means.
public enum LearnersColumn: String, Sendable, CaseIterable {
  case familyName
  case givenName
  /// The whole name in one column.
  case fullName
  case email
  case birthDate
  case identifier
  case grade
  case awardedOn
  case place
  case holderKey

  static let names: [LearnersColumn] = [.familyName, .givenName, .fullName]

  var isName: Bool { Self.names.contains(self) }

  /// The meaning of a header cell, in French or English, whatever its case, accents, spaces, hyphens and
  /// underscores; a remark in brackets at the end (“date de naissance (jj/mm/aaaa)”) does not matter.
  public init?(header: String) {
    if let column = Self.meanings[Self.folded(header)] {
      self = column
    } else if let bracket = header.firstIndex(where: { $0 == "(" || $0 == "[" }),
      let column = Self.meanings[Self.folded(String(header[..<bracket]))]
    {
      self = column
    } else {
      return nil
    }
  }

  /// The letters and digits of a header, as a–z and 0–9.
  static func folded(_ header: String) -> String {
    var folded = ""
    for scalar in header.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": folded.unicodeScalars.append(scalar)
      default: break
      }
    }
    return folded
  }

  /// Header words that are the family name where a column of given names stands beside them, else the whole name.
  static let eitherName: Set<String> = ["name", "names"]

  static let meanings: [String: LearnersColumn] = {
    var meanings: [String: LearnersColumn] = [:]
    for (column, headers) in headers {
      for header in headers { meanings[header] = column }
    }
    return meanings
  }()

  private static let headers: [(LearnersColumn, [String])] = [
    (
      .familyName,
      [
        "nom", "noms", "nomdenaissance", "nomnaissance", "nomdefamille", "nomfamille", "nomdusage",
        "nomusage",
        "nomusuel", "nompatronymique", "nomdelapprenant", "nomapprenant", "nometudiant", "nomstagiaire",
        "familyname",
        "familynames", "lastname", "lastnames", "surname", "surnames", "birthname",
      ]
    ),
    (
      .givenName,
      [
        "prenom", "prenoms", "prenomusuel", "prenomdusage", "premierprenom", "prenomdelapprenant",
        "prenomapprenant",
        "prenometudiant", "prenomstagiaire", "givenname", "givennames", "firstname", "firstnames", "forename",
        "forenames",
      ]
    ),
    (
      .fullName,
      [
        "nomcomplet", "nometprenom", "nometprenoms", "nomprenom", "nomprenoms", "prenometnom", "prenomnom",
        "prenomsnom", "fullname", "displayname", "learnername", "name", "names",
      ]
    ),
    (
      .email,
      [
        "courriel", "email", "emails", "mail", "mel", "emailaddress", "mailaddress", "adressemail",
        "adresseemail",
        "adressecourriel", "adressemel", "adresseelectronique", "adressedecourriel", "courrierelectronique",
      ]
    ),
    (
      .birthDate,
      [
        "datedenaissance", "datenaissance", "ddn", "nele", "neele", "birthdate", "dateofbirth", "birthday",
        "dob",
      ]
    ),
    (
      .identifier,
      [
        "identifiant", "id", "matricule", "identifier", "identifiantapprenant", "identifiantunique",
        "numeroetudiant",
        "numetudiant", "netudiant", "numerodetudiant", "numeroapprenant", "learnerid", "studentid",
        "studentnumber",
        "employeeid", "ine",
      ]
    ),
    (.grade, ["note", "mention", "grade", "resultat", "result", "score"]),
    (
      .awardedOn,
      [
        "delivrele", "delivreele", "datededelivrance", "datedelivrance", "obtenule", "datedobtention",
        "dateobtention",
        "awardedon", "awarddate", "dateawarded", "issuedon", "issuedate",
      ]
    ),
    (.place, ["lieu", "lieudedelivrance", "lieudelivrance", "place", "awardplace", "placeofaward"]),
    (
      .holderKey,
      [
        "clepublique", "clepubliquedutitulaire", "cledutitulaire", "holderjwk", "holderkey", "publickey",
        "publicjwk",
      ]
    ),
  ]
}
