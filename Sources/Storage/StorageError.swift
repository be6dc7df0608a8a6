/// Why the data folder could not do what was asked. Equality looks at ``code`` only.
public struct StorageError: Error, Equatable, Sendable {
  /// The stable name of a cause; its outside (exit code, problem) is chosen in one place each.
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
    /// The folder holds no Palier data.
    public static let folderMissing = Code("folder.missing")
    /// A folder is already there.
    public static let folderExists = Code("folder.exists")
    /// The folder was written by a newer program.
    public static let folderNewer = Code("folder.newer")
    /// The database is older than its high-water mark.
    public static let folderBehind = Code("folder.behind-its-mark")
    public static let folderDamaged = Code("folder.damaged")
    public static let keyMalformed = Code("key.malformed")
    public static let keyMissing = Code("key.missing")
    /// The only key that signs for its algorithm.
    public static let keyLast = Code("key.last")
    public static let keyCompromised = Code("key.compromised")
    public static let keyReadableByOthers = Code("key.readable-by-others")
    public static let wrongKey = Code("key.wrong")
    public static let sealBroken = Code("seal.broken")
    public static let pageNotFound = Code("page.not-found")
    public static let awardNotFound = Code("award.not-found")
    public static let holderNotFound = Code("holder.not-found")
    public static let erased = Code("holder.erased")
    public static let definitionNotFound = Code("definition.not-found")
    public static let listNotFound = Code("status-list.not-found")
    public static let formNotFound = Code("form.not-found")
    public static let personTaken = Code("holder.key-taken")
    public static let publicAddressFixed = Code("folder.public-address-fixed")
    /// Another process has the folder open.
    public static let folderInUse = Code("folder.in-use")
    /// Another file of that body was imported in the meantime.
    public static let trustChanged = Code("trust.changed-meanwhile")
    public static let archiveMissing = Code("archive.missing")
    /// Disk full, no permission, an input or output error.
    public static let cannotWrite = Code("cannot-write")
    public static let cannotRead = Code("cannot-read")
    /// The register's own file is damaged; it can be imported again.
    public static let registerDamaged = Code("register.damaged")
    /// Another import is under way.
    public static let registerImportRunning = Code("register.import-running")
    /// The export is older than what is held.
    public static let registerOlder = Code("register.older")
    /// The export is dated in the future.
    public static let registerFuture = Code("register.future")
    /// The export holds implausibly few records.
    public static let registerFewRecords = Code("register.few-records")
    public static let notSuspendable = Code("award.not-suspendable")
    public static let moveRefused = Code("award.move-refused")
  }

  public let code: Code
  /// English: what was expected, found, and what to do. Holds no personal datum and no secret.
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
