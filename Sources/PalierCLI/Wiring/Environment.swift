import Configuration
import Encodings
import Foundation

/// What the environment says, read once by swift-configuration.
struct Environment: Sendable {
  let dataFolder: String?
  /// The written key-encryption key; never logged.
  let key: String?
  let allowsLoopback: Bool
  /// Where the registers are published; `off`: the server does not look after them.
  let registerSource: String
  let language: Language

  init(
    reader: ConfigReader = ConfigReader(
      provider: EnvironmentVariablesProvider(secretsSpecifier: .specific(["PALIER_KEY"])))
  ) {
    func text(_ key: String) -> String? {
      let value = reader.string(forKey: ConfigKey(key))
      return value?.isEmpty == false ? value : nil
    }
    dataFolder = text("palier.data")
    key = reader.string(forKey: "palier.key", isSecret: true)
    allowsLoopback = text("palier.allow.loopback") == "1"
    registerSource = text("palier.register.source") ?? UpdateRegister.publicDataSet
    let spoken = text("lc.all") ?? text("lc.messages") ?? text("lang") ?? ""
    language = spoken.hasPrefix("en") ? .en : .fr
  }

  /// The same with http to loopback allowed, for the demonstration, whose addresses are there.
  init(allowingLoopbackOf other: Environment) {
    dataFolder = other.dataFolder
    key = other.key
    allowsLoopback = true
    // Sample records are not brought up to date.
    registerSource = "off"
    language = other.language
  }
}
