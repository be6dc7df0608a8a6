import Awarding
import Foundation

/// The awarding body of a data folder, with what its credentials carry.
public struct Institution: Sendable, Hashable {
  public let organisation: Organisation
  public let address: PublicAddress
  public let createdAt: Date

  public init(organisation: Organisation, address: PublicAddress, createdAt: Date) {
    self.organisation = organisation
    self.address = address
    self.createdAt = createdAt
  }
}
