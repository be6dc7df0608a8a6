import Encodings
import Intake
import Testing

@Suite struct LearnersColumnTests {
  @Test(arguments: [
    ("nom", LearnersColumn.familyName), ("NOM", .familyName), ("Nom de naissance", .familyName),
    ("Nom d'usage", .familyName), ("NOM D’USAGE", .familyName), ("family_name", .familyName),
    ("familyName", .familyName), ("Last Name", .familyName), ("surname", .familyName),
    (" nom * ", .familyName),
    ("Nom (obligatoire)", .familyName), ("prénom", .givenName), ("Prénom(s)", .givenName),
    ("PRENOMS", .givenName),
    ("pre\u{301}nom", .givenName), ("given-name", .givenName), ("First name", .givenName),
    ("nom complet", .fullName),
    ("Nom et prénom", .fullName), ("NOM Prénom", .fullName), ("full name", .fullName), ("Name", .fullName),
    ("courriel", .email), ("E-mail", .email), ("e_mail", .email), ("Mail", .email),
    ("Adresse e-mail", .email),
    ("Email Address", .email), ("date de naissance", .birthDate),
    ("Date de naissance (jj/mm/aaaa)", .birthDate),
    ("Né(e) le", .birthDate), ("birth_date", .birthDate), ("Date of birth", .birthDate),
    ("identifiant", .identifier),
    ("ID", .identifier), ("Matricule", .identifier), ("N° étudiant", .identifier), ("note", .grade),
    ("Mention", .grade), ("grade", .grade), ("Délivré le", .awardedOn), ("DELIVRE  LE", .awardedOn),
    ("awarded_on", .awardedOn), ("awardedOn", .awardedOn), ("Lieu", .place), ("place", .place),
    ("clé publique", .holderKey), ("holder_jwk", .holderKey),
  ])
  func headersAreKnownInManyWords(header: String, column: LearnersColumn) {
    #expect(LearnersColumn(header: header) == column)
  }

  @Test(arguments: [
    "", "lieu de naissance", "âge", "nom du formateur", "date", "téléphone", "()", "名前", "prix",
  ])
  func otherHeadersMeanNothing(header: String) {
    #expect(LearnersColumn(header: header) == nil)
  }

  @Test(arguments: Language.allCases)
  func theTemplateIsReadWithoutNotice(language: Language) throws {
    let template = LearnersTemplate.csv(in: language)
    let empty = try check(template)
    #expect(empty.notices.map(\.code) == [.rowsNone])
    #expect(empty.format.hasByteOrderMark)
    let separator = language == .fr ? ";" : ","
    #expect(empty.format.separator.character == Character(separator))
    let row = ["Dupont", "Marie", "m@exemple.fr", "03/04/1990", "1", "B", "2026-05-12", "Nantes"]
    let filled = try check(template + Array(row.joined(separator: separator).utf8))
    let candidate = try #require(try filled.candidates().first)
    #expect(candidate.learner.familyName == "Dupont")
    #expect(candidate.learner.givenName == "Marie")
    #expect(candidate.learner.email == "m@exemple.fr")
    #expect(candidate.learner.birthDate?.iso == "1990-04-03")
    #expect(candidate.learner.identifier == "1")
    #expect(candidate.grade == "B")
    #expect(candidate.awardedOn?.iso == "2026-05-12")
    #expect(candidate.place == "Nantes")
  }
}
