import Foundation
import Verification

/// What `palier verify` was given: files, folders, addresses, standard input.
enum VerificationInputs {
  struct Item: Sendable {
    enum Place: Sendable {
      case file(String)
      case address(String)
    }
    let name: String
    let place: Place
    let isFromFolder: Bool

    /// At most 10 MiB.
    func bytes(_ documents: any DocumentSource) async throws -> [UInt8] {
      switch place {
      case .file(let path): return try InputFile.read(path, limit: 10 << 20)
      case .address(let address):
        do {
          return try await documents.document(
            at: address, accept: "application/vc+jwt, application/jwt, application/json;q=0.9, */*;q=0.1",
            maximumBytes: 5 << 20
          ).bytes
        } catch {
          throw Failure(
            .undecided, "input.out-of-reach", fr: "L’adresse n’a pas pu être lue (\(error.code.rawValue)).",
            en: "The address could not be read (\(error.code.rawValue)).")
        }
      }
    }
  }

  static func expand(_ inputs: [String]) throws -> [Item] {
    var items: [Item] = []
    for input in inputs {
      if input == "-" {
        items.append(Item(name: "-", place: .file("-"), isFromFolder: false))
        continue
      }
      if input.hasPrefix("https://") || input.hasPrefix("http://") {
        items.append(Item(name: input, place: .address(input), isFromFolder: false))
        continue
      }
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory)
      guard isDirectory.boolValue else {
        items.append(Item(name: input, place: .file(input), isFromFolder: false))
        continue
      }
      let root = URL(fileURLWithPath: input, isDirectory: true)
      for name in try FileManager.default.contentsOfDirectory(atPath: input).sorted() {
        let path = root.appendingPathComponent(name).path
        var status = stat()
        // Pipes and devices could keep us waiting for ever.
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        items.append(Item(name: path, place: .file(path), isFromFolder: true))
      }
    }
    return items
  }
}
