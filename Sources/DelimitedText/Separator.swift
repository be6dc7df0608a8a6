/// What stands between two cells.
public enum Separator: UInt8, Sendable, CaseIterable {
  case tab = 0x09
  case semicolon = 0x3B
  case comma = 0x2C

  public var character: Character { Character(Unicode.Scalar(rawValue)) }
}
