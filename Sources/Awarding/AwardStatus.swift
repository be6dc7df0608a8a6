/// The state of an award that somebody decided; that it expired follows from its dates.
public enum AwardStatus: String, Sendable, CaseIterable {
  /// In force.
  case active
  /// Out of force for a time; only where the definition is suspendable.
  case suspended
  /// Withdrawn for ever.
  case revoked
  /// Withdrawn for ever in favour of a corrected award.
  case replaced

  /// A living award counts as “already there” when its learner's row is sent again.
  public var isLiving: Bool { self == .active || self == .suspended }
}

/// A decision about an award after it was made.
public enum AwardMove: String, Sendable, CaseIterable {
  case suspend, reinstate, revoke, replace
}

extension AwardStatus {
  /// The state after `move`. Revocation and replacement are final.
  /// - Throws: ``AwardingError`` `not-suspendable` when the definition allows no suspension;
  ///   `move-not-allowed` when the move does not start from this state.
  public func after(_ move: AwardMove, suspendable: Bool) throws(AwardingError) -> AwardStatus {
    switch (self, move) {
    case (.active, .suspend):
      guard suspendable else {
        throw AwardingError(
          .notSuspendable, "this micro-credential's definition is not suspendable; it can be revoked")
      }
      return .suspended
    case (.suspended, .reinstate): return .active
    case (.active, .revoke), (.suspended, .revoke): return .revoked
    case (.active, .replace), (.suspended, .replace): return .replaced
    default:
      throw AwardingError(.moveNotAllowed, "an award that is \(rawValue) cannot take the move \(move.rawValue)")
    }
  }

  /// Whether the bit of the award's status entries is set: once revoked or replaced for ever,
  /// and while suspended.
  public var setsStatusBit: Bool { self != .active }
}
