import Foundation

/// When the registers are looked after next: they are published at about two in the morning.
public struct UpdateSchedule: Sendable {
  /// When the server began to look after them.
  public let start: Date
  /// The minute of the night's hour, 0 to 59, so that not all servers ask at once.
  public let minute: Int
  public let timeZone: TimeZone

  private static let hour = 5
  private static let retry: TimeInterval = 3600

  public init(start: Date, minute: Int, timeZone: TimeZone) {
    self.start = start
    self.minute = minute
    self.timeZone = timeZone
  }

  /// The night after the last update, which may be over: then at once. An hour after one that failed. Where there was
  /// none, the night after the start.
  /// - Parameters:
  ///   - last: when the last update was; one of a time to come was none, but a wrong clock.
  ///   - wasGood: whether it came to a good end.
  public func next(after last: Date?, wasGood: Bool, now: Date) -> Date {
    let last = last.flatMap { $0 <= now ? $0 : nil }
    if let last, !wasGood { return last + Self.retry }
    let before = last ?? start
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let night = calendar.nextDate(
      after: before, matching: DateComponents(hour: Self.hour, minute: minute), matchingPolicy: .nextTime)
    return night ?? before + 24 * 3600
  }
}
