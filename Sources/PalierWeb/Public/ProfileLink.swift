import Encodings

/// The address with which LinkedIn lets its members add a certification to their profile.
enum ProfileLink {
  static func linkedIn(
    title: String, organisation: String, awardedOn: CalendarDate, validUntil: CalendarDate?,
    page: ExternalAddress, id: String
  ) -> ExternalAddress? {
    var parameters = [
      ("startTask", "CERTIFICATION_NAME"), ("name", title), ("organizationName", organisation),
      ("issueYear", String(awardedOn.year)), ("issueMonth", String(awardedOn.month)),
    ]
    if let validUntil {
      parameters += [
        ("expirationYear", String(validUntil.year)), ("expirationMonth", String(validUntil.month)),
      ]
    }
    parameters += [("certUrl", page.text), ("certId", id)]
    let query = parameters.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    return ExternalAddress("https://www.linkedin.com/profile/add?" + query)
  }
}
