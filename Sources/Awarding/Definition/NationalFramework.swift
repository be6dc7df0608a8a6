import Encodings

/// A national qualifications framework that the European vocabulary `qdr` knows, by the code of its country, and of
/// the part of it where a country has several.
public enum NationalFramework: String, DefinitionCode {
  case albania = "AL"
  case austria = "AT"
  case bosniaAndHerzegovina = "BA"
  case belgiumGerman = "BE-DEG"
  case belgiumFlemish = "BE-VLG"
  case belgiumFrench = "BE-WAL"
  case bulgaria = "BG"
  case switzerland = "CH"
  case cyprus = "CY"
  case czechia = "CZ"
  case germany = "DE"
  case denmark = "DK"
  case estonia = "EE"
  case spain = "ES"
  case finland = "FI"
  case france = "FR"
  case englandAndNorthernIreland = "GB-ENG"
  case scotland = "GB-SCT"
  case wales = "GB-WLS"
  case greece = "GR"
  case croatia = "HR"
  case hungary = "HU"
  case ireland = "IE"
  case iceland = "IS"
  case italy = "IT"
  case liechtenstein = "LI"
  case lithuania = "LT"
  case luxembourg = "LU"
  case latvia = "LV"
  case montenegro = "ME"
  case northMacedonia = "MK"
  case malta = "MT"
  case netherlands = "NL"
  case norway = "NO"
  case poland = "PL"
  case portugal = "PT"
  case romania = "RO"
  case serbia = "RS"
  case sweden = "SE"
  case slovenia = "SI"
  case slovakia = "SK"
  case türkiye = "TR"
  case kosovo = "XK"

  public static let spellings: [String: NationalFramework] =
    Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })
    .merging(["GB-NIR": .englandAndNorthernIreland, "UK": .englandAndNorthernIreland]) { known, _ in known }

  /// The concept in the European vocabulary.
  public var address: String { "http://data.europa.eu/snb/qdr/c_" + concept }

  public func label(in language: Language) -> String {
    let place = part(in: language) ?? (try? Country(rawValue))?.name(in: language) ?? rawValue
    return language == .fr
      ? "cadre national des certifications (\(place))" : "national qualifications framework (\(place))"
  }

  private func part(in language: Language) -> String? {
    let french = language == .fr
    return switch self {
    case .belgiumGerman:
      french ? "Communauté germanophone de Belgique" : "German-speaking Community of Belgium"
    case .belgiumFlemish: french ? "Flandre" : "Flanders"
    case .belgiumFrench: french ? "Communauté française de Belgique" : "French Community of Belgium"
    case .englandAndNorthernIreland: french ? "Angleterre et Irlande du Nord" : "England and Northern Ireland"
    case .scotland: french ? "Écosse" : "Scotland"
    case .wales: french ? "Pays de Galles" : "Wales"
    default: nil
    }
  }

  private var concept: String {
    switch self {
    case .albania: "d3b1f75e"
    case .austria: "4538e0af"
    case .bosniaAndHerzegovina: "da3760bf"
    case .belgiumGerman: "0d55867f"
    case .belgiumFlemish: "ed96825f"
    case .belgiumFrench: "f3b785c7"
    case .bulgaria: "c534839f"
    case .switzerland: "fcd47fb1"
    case .cyprus: "afce1c3a"
    case .czechia: "af98ac9a"
    case .germany: "ef113b94"
    case .denmark: "61ba90ec"
    case .estonia: "e9fb041f"
    case .spain: "e8c5bfbe"
    case .finland: "2d1fde14"
    case .france: "c8bc1cb9"
    case .englandAndNorthernIreland: "d0a601e6"
    case .scotland: "027221dd"
    case .wales: "36ff4631"
    case .greece: "0ea90db7"
    case .croatia: "59d0b819"
    case .hungary: "009d9566"
    case .ireland: "01169e3f"
    case .iceland: "2e41fe05"
    case .italy: "02d8bc18"
    case .liechtenstein: "bc619568"
    case .lithuania: "a6d433f4"
    case .luxembourg: "20b3be22"
    case .latvia: "ac40cadc"
    case .montenegro: "776b98db"
    case .northMacedonia: "2b5d39b2"
    case .malta: "54f4d62a"
    case .netherlands: "5c66dcbc"
    case .norway: "ae44d998"
    case .poland: "97cf01c4"
    case .portugal: "5a1e9f89"
    case .romania: "df7373da"
    case .serbia: "69e1fd15"
    case .sweden: "d932c882"
    case .slovenia: "0f8ae85c"
    case .slovakia: "4e6a97ff"
    case .türkiye: "1205be37"
    case .kosovo: "f4790dbf"
    }
  }
}
