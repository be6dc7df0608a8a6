/// What a request body may cost.
struct BodyLimits: Sendable {
  /// 10 MB by default.
  var maximumBytes = 10 * 1024 * 1024
  /// An oversized body is still read, and dropped, up to this many bytes: a browser that is cut off in the middle
  /// of sending shows its own fault instead of our page.
  var drainedBytes = 40 * 1024 * 1024
  /// From the first to the last byte. Silence in between is ended by the server's idle timeout.
  var maximumDuration = Duration.seconds(60)
}
