import Encodings
import Foundation

/// A bar on standard error for work over a second, where that is a terminal.
final class ProgressBar {
  private let label: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var drawn = false

  init(label: String, terminal: Terminal) {
    self.label = label
    isShown = !terminal.quiet && isatty(STDERR_FILENO) == 1
  }

  func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(100) else { return }
    last = now
    drawn = true
    let share = min(done, total) * 30 / max(total, 1)
    let bar = String(repeating: "█", count: share) + String(repeating: "░", count: 30 - share)
    FileHandle.standardError.write(Data("\r\(label) \(bar) \(done)/\(total)".utf8))
  }

  func end() {
    guard drawn else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
