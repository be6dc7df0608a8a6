import Encodings

/// All that is told of a code at a day: a fiche, or a block with its fiche.
public struct RegisterAnswer: Sendable {
  /// The mention that the open licence asks for, with the day of the export beside it.
  public static let licence = "Source : France compétences (data.gouv.fr), Licence Ouverte / Open Licence 2.0"

  public let code: RegisterCode
  public let day: CalendarDate
  /// Of the fiche, with the corrections that hold on that day.
  public let statement: RegisterStatement
  /// The block that the code names, and its place among the fiche's.
  public let block: (index: Int, block: RegisteredBlock)?
  public let continuity: Continuity
  /// Of the fiches that the answer names, as far as they are held.
  public let titles: [RegisterCode: String]

  /// nil where the code names a block that the fiche does not have.
  public init?(
    _ code: RegisterCode, at day: CalendarDate, statement: RegisterStatement, continuity: Continuity,
    titles: [RegisterCode: String]
  ) {
    self.code = code
    self.day = day
    self.statement = statement
    self.continuity = continuity
    self.titles = titles
    guard code.kind == .block else {
      block = nil
      return
    }
    let blocks = statement.record.facts.blocks
    guard let index = statement.record.facts.blockIndex(of: code) else { return nil }
    block = (index, blocks[index])
  }

  /// The official title, exact.
  public var title: String { block?.block.title ?? statement.record.facts.title }
  public var state: RecordState { statement.state(at: day) }

  /// Of the certification; a block and an item of the RS have none.
  public var level: QualificationLevel? { code.kind == .rncp ? statement.record.facts.level : nil }

  public var blockTexts: BlockTexts? {
    guard let block, statement.record.texts.blocks.indices.contains(block.index) else { return nil }
    return statement.record.texts.blocks[block.index]
  }

  /// The correspondences of the code: of a block those that name it.
  public var correspondences: [Correspondence] {
    guard let block else { return statement.record.facts.correspondences }
    return statement.record.facts.correspondences.filter { $0.source.contains(block.block.writtenCode) }
  }

  public var predecessors: [RegisterCode] {
    continuity.members.filter { $0.successors.contains(code.fiche) }.map(\.code)
  }

  public var successors: [RegisterCode] {
    continuity.members.first { $0.code == code.fiche }?.successors ?? []
  }
}
