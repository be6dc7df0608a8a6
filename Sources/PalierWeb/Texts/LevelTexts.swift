/// What the levels of the European Qualifications Framework mean, in few words of our own.
struct LevelTexts: Sendable {
  let eqf1: String
  let eqf2: String
  let eqf3: String
  let eqf4: String
  let eqf5: String
  let eqf6: String
  let eqf7: String
  let eqf8: String
  let shortCycle: String
  let firstCycle: String
  let secondCycle: String
  let thirdCycle: String

  /// Nil outside 1 to 8.
  func meaning(eqf level: Int) -> String? {
    let all = [eqf1, eqf2, eqf3, eqf4, eqf5, eqf6, eqf7, eqf8]
    return (1...8).contains(level) ? all[level - 1] : nil
  }

  /// A cycle of the European Higher Education Area, 0 to 3; else nil.
  func cycle(_ number: Int) -> String? {
    let all = [shortCycle, firstCycle, secondCycle, thirdCycle]
    return all.indices.contains(number) ? all[number] : nil
  }

  static let fr = LevelTexts(
    eqf1: "savoirs généraux de base ; travail encadré pas à pas",
    eqf2: "savoirs de base d’un domaine ; travail supervisé, avec un peu d’autonomie",
    eqf3: "savoirs courants d’un domaine ; responsable de ses propres tâches",
    eqf4: "autonome dans un cadre prévisible ; encadre le travail courant d’autres personnes",
    eqf5: "savoirs spécialisés ; fait face à l’imprévu et développe le travail d’autres personnes",
    eqf6: "savoirs approfondis, avec un regard critique ; conduit des projets complexes",
    eqf7: "savoirs très spécialisés ; transforme des situations complexes qui demandent des approches nouvelles",
    eqf8: "savoirs à la frontière du domaine ; fait progresser la discipline ou le métier",
    shortCycle: "Cycle court de l’enseignement supérieur",
    firstCycle: "Premier cycle de l’enseignement supérieur",
    secondCycle: "Deuxième cycle de l’enseignement supérieur",
    thirdCycle: "Troisième cycle de l’enseignement supérieur")

  static let en = LevelTexts(
    eqf1: "basic general knowledge; work under direct guidance",
    eqf2: "basic knowledge of a field; supervised work with some autonomy",
    eqf3: "common knowledge of a field; responsible for one’s own tasks",
    eqf4: "works alone within foreseeable guidelines; supervises the routine work of others",
    eqf5: "specialised knowledge; copes with the unforeseen and develops the work of others",
    eqf6: "advanced and critical knowledge; leads complex projects",
    eqf7: "highly specialised knowledge; transforms complex situations that need new approaches",
    eqf8: "knowledge at the frontier of the field; moves the discipline or trade forward",
    shortCycle: "Short cycle of higher education",
    firstCycle: "First cycle of higher education",
    secondCycle: "Second cycle of higher education",
    thirdCycle: "Third cycle of higher education")
}
