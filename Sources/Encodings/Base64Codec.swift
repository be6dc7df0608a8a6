/// The one implementation under ``Base64URL`` and ``Base64``: 6 bits a character, by tables over buffers.
struct Base64Codec: Sendable {
  /// The 64 characters in order of value.
  private let alphabet: [UInt8]
  /// Value by character; 0xFF is a foreign character.
  private let values: [UInt8]
  private let padded: Bool

  private static let pad = UInt8(ascii: "=")

  init(alphabet: StaticString, padded: Bool) {
    let characters = alphabet.withUTF8Buffer { Array($0) }
    precondition(characters.count == 64, "an alphabet has 64 characters")
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    self.alphabet = characters
    self.values = values
    self.padded = padded
  }

  func encode(_ bytes: some Sequence<UInt8>) -> String {
    bytes.withContiguousStorageIfAvailable(encode(buffer:))
      ?? Array(bytes).withUnsafeBufferPointer(encode(buffer:))
  }

  func decode(_ characters: some Sequence<UInt8>) throws(EncodingFault) -> [UInt8] {
    let result =
      characters.withContiguousStorageIfAvailable(decode(buffer:))
      ?? Array(characters).withUnsafeBufferPointer(decode(buffer:))
    return try result.get()
  }

  private func encode(buffer: UnsafeBufferPointer<UInt8>) -> String {
    let (groups, rest) = buffer.count.quotientAndRemainder(dividingBy: 3)
    let capacity = groups * 4 + (rest == 0 ? 0 : padded ? 4 : rest + 1)
    return alphabet.withUnsafeBufferPointer { alphabet in
      String(unsafeUninitializedCapacity: capacity) { output in
        var from = 0
        var to = 0
        for _ in 0..<groups {
          let group = Int(buffer[from]) << 16 | Int(buffer[from + 1]) << 8 | Int(buffer[from + 2])
          output[to] = alphabet[group >> 18]
          output[to + 1] = alphabet[group >> 12 & 63]
          output[to + 2] = alphabet[group >> 6 & 63]
          output[to + 3] = alphabet[group & 63]
          from += 3
          to += 4
        }
        guard rest > 0 else { return to }
        let group = Int(buffer[from]) << 16 | (rest == 2 ? Int(buffer[from + 1]) << 8 : 0)
        output[to] = alphabet[group >> 18]
        output[to + 1] = alphabet[group >> 12 & 63]
        to += 2
        if rest == 2 {
          output[to] = alphabet[group >> 6 & 63]
          to += 1
        }
        while padded, to < capacity {
          output[to] = Self.pad
          to += 1
        }
        return to
      }
    }
  }

  private func decode(buffer: UnsafeBufferPointer<UInt8>) -> Result<[UInt8], EncodingFault> {
    var count = buffer.count
    if padded {
      guard count % 4 == 0 else { return .failure(EncodingFault(.padding, "the length is no multiple of 4")) }
      if count > 0, buffer[count - 1] == Self.pad { count -= buffer[count - 2] == Self.pad ? 2 : 1 }
    }
    let (groups, rest) = count.quotientAndRemainder(dividingBy: 4)
    guard rest != 1 else {
      return .failure(EncodingFault(.length, "one character is left over", at: count - 1))
    }
    var fault: EncodingFault?
    let bytes = values.withUnsafeBufferPointer { values in
      [UInt8](unsafeUninitializedCapacity: groups * 3 + (rest == 0 ? 0 : rest - 1)) { output, initialized in
        var from = 0
        var to = 0
        for _ in 0..<groups {
          let a = values[Int(buffer[from])]
          let b = values[Int(buffer[from + 1])]
          let c = values[Int(buffer[from + 2])]
          let d = values[Int(buffer[from + 3])]
          guard (a | b | c | d) < 64 else { break }
          output[to] = a << 2 | b >> 4
          output[to + 1] = b << 4 | c >> 2
          output[to + 2] = c << 6 | d
          from += 4
          to += 3
        }
        initialized = to
        if from == groups * 4, rest > 0 {
          let a = values[Int(buffer[from])]
          let b = values[Int(buffer[from + 1])]
          let c = rest == 3 ? values[Int(buffer[from + 2])] : 0
          if (a | b | c) < 64 {
            output[to] = a << 2 | b >> 4
            if rest == 3 { output[to + 1] = b << 4 | c >> 2 }
            initialized = to + rest - 1
            if rest == 2 ? b & 15 != 0 : c & 3 != 0 {
              fault = EncodingFault(.trailingBits, "the bits after the last byte are not zero", at: count - 1)
            }
            return
          }
        }
        if from < count {
          let offset = (from..<count).first { values[Int(buffer[$0])] == 0xFF }
          fault = EncodingFault(.alphabet, "a character that base64 does not have here", at: offset)
        }
      }
    }
    if let fault { return .failure(fault) }
    return .success(bytes)
  }
}
