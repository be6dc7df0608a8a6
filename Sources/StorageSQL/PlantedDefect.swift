#if PLANTED_DEFECT
  import Foundation

  /// The defects that the fault harness must catch (`Tests/Faults`): in debug builds and in one that `script/faults`
  /// makes for the purpose, never in a release.
  public enum PlantedDefect: String, Sendable {
    /// Lines of the report are written before the commit.
    case acknowledgeEarly = "acknowledge-early"
    /// Commits do not wait for the disk.
    case synchronousNormal = "synchronous-normal"
    /// A server goes on answering with the first status list that it gave out.
    case listFromMemory = "list-from-memory"

    /// The one that `PALIER_PLANTED` names.
    public static let chosen = ProcessInfo.processInfo.environment["PALIER_PLANTED"].flatMap { Self(rawValue: $0) }
  }
#endif
