import Awarding
import Foundation
import Storage

extension DataFolder {
  /// The keys of these holders that still exist, unwrapped.
  func personKeys(_ holders: some Sequence<String>, _ keys: SQLSession) throws -> [String: SealingKey] {
    var found: [String: SealingKey] = [:]
    for holder in holders where found[holder] == nil {
      guard let row = try keys.first("SELECT wrapped FROM person_key WHERE holder = $1", [.text(holder)]) else {
        continue
      }
      found[holder] = try master.unwrap(row.blob(0), of: Purpose.personKey(holder))
    }
    return found
  }

  /// The same inside a write transaction of the data file.
  func personKeysNow(_ holders: some Sequence<String>) throws -> [String: SealingKey] {
    try keys.pool.read { try personKeys(holders, SQLSession(database: $0)) }
  }
}
