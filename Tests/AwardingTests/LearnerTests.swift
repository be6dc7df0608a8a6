import Awarding
import Encodings
import Testing

private func key(_ learner: Learner) -> String? {
  learner.key.map { String(decoding: $0.bytes, as: UTF8.self) }
}

@Suite struct LearnerTests {
  @Test func theDisplayNameIsTheWholeNameElseGivenAndFamily() {
    #expect(Learner(familyName: "Dupont", givenName: "Marie").displayName == "Marie Dupont")
    #expect(Learner(familyName: "Sukarno").displayName == "Sukarno")
    #expect(Learner(givenName: "Björk").displayName == "Björk")
    #expect(Learner(familyName: "X", fullName: "Marie Dupont").displayName == "Marie Dupont")
    #expect(Learner().displayName == "")
  }

  @Test func theKeyIsTheIdentifierElseTheEmailElseNameAndBirthDate() throws {
    let date = try CalendarDate(iso: "1990-04-03")
    var learner = Learner(
      familyName: "Dupont", givenName: "Marie", email: "M@X.fr", birthDate: date, identifier: " E  1 ")
    #expect(learner.key?.kind == .identifier)
    #expect(key(learner) == "i:E 1")
    learner.identifier = " "
    #expect(learner.key?.kind == .email)
    #expect(key(learner) == "e:m@x.fr")
    learner.email = nil
    #expect(learner.key?.kind == .nameAndBirthDate)
    #expect(key(learner) == "n:1990-04-03:marie dupont")
    learner.birthDate = nil
    #expect(learner.key == nil)
    #expect(Learner(birthDate: date).key == nil)
  }

  @Test func keysDoNotMeetAcrossKinds() throws {
    #expect(Learner(identifier: "a@b.fr").key != Learner(email: "a@b.fr").key)
    #expect(Learner(identifier: "A").key != Learner(identifier: "a").key, "case counts in an identifier")
  }

  @Test(arguments: [
    ("Zoe\u{301}", "ZOÉ"), ("Jean  Pierre ", "jean\u{A0}pierre"), ("Groß", "GROSS"), ("Σωκράτης", "ΣΩΚΡΆΤΗΣ"),
    ("D’Arc", "D'ARC"), ("Jean\u{2010}Marc", "jean-marc"), ("Nguye\u{302}\u{303}n", "NGUYỄN"),
  ])
  func oneNameInSeveralSpellings(one: String, other: String) throws {
    let date = try CalendarDate(iso: "1990-04-03")
    let left = Learner(familyName: one, birthDate: date)
    #expect(left.key == Learner(familyName: other, birthDate: date).key)
    #expect(left.key == Learner(fullName: other, birthDate: date).key)
    #expect(left.key != Learner(familyName: one, birthDate: date.adding(days: 1)).key)
  }

  @Test func accentsTellPeopleApart() throws {
    let date = try CalendarDate(iso: "1990-04-03")
    #expect(
      Learner(familyName: "José", birthDate: date).key != Learner(familyName: "Jose", birthDate: date).key)
  }

  @Test(arguments: [
    ("a\u{202E}b", LearnerFault.Code.nameBidirectional), ("a\u{7}b", .nameControl),
    ("a\u{200B}b", .nameControl),
    (String(repeating: "é", count: 201), .nameTooLong), (String(repeating: "x", count: 201), .nameTooLong),
  ])
  func whatNoNameMayHave(name: String, code: LearnerFault.Code) {
    #expect(LearnerFault.ofName(name) == code)
    #expect(Learner(givenName: name, identifier: "1").faults == [LearnerFault(code, in: .givenName)])
  }

  @Test(arguments: ["Zoé", "نیلوفر\u{200C}پور", String(repeating: "e\u{301}", count: 200), "李小龙"])
  func whatANameMayHave(name: String) {
    #expect(Learner(familyName: name, identifier: "1").faults.isEmpty)
  }

  @Test func aRecordWithoutNameAndKeySaysBoth() {
    #expect(Learner(familyName: " ").faults.map(\.code) == [.nameMissing, .keyMissing])
  }

  @Test func textsAreTidied() {
    #expect(PersonText.tidied(" \u{A0}Jean \t\n Pierre ") == "Jean Pierre")
    #expect(PersonText.tidied("Zoe\u{301}").unicodeScalars.count == 3)
    #expect(PersonText.tidied(" \u{3000}") == "")
    #expect(PersonText.trimmed("\u{2028} a  b\n") == "a  b")
    #expect(PersonText.trimmed("  ") == "")
  }
}
