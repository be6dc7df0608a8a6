/// Which parts of some claims their holder may disclose, as deep as they go.
///
/// ```swift
/// // The street can be disclosed apart from its address, and the address at all.
/// let frame = DisclosureFrame.object([
///   "address": .disclosable(.object(["street": .disclosable()])), "degree": .disclosable(),
/// ], decoys: 2)
/// ```
public indirect enum DisclosureFrame: Sendable {
  /// Nothing at or below can be disclosed apart.
  case whole
  /// An object: which members, and how many decoy digests stand among theirs.
  case object([String: Member], decoys: Int = 0)
  /// An array: which elements, by index, and how many decoys.
  case array([Int: Member], decoys: Int = 0)

  /// What becomes of a member or an element.
  public struct Member: Sendable {
    public let isDisclosable: Bool
    public let frame: DisclosureFrame

    /// Stands behind a digest; parts of it may again.
    public static func disclosable(_ frame: DisclosureFrame = .whole) -> Self {
      Member(isDisclosable: true, frame: frame)
    }

    /// Stands open; parts of it may not.
    public static func open(_ frame: DisclosureFrame) -> Self { Member(isDisclosable: false, frame: frame) }
  }
}
