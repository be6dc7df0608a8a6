/// The body's stream ended in an error of the connection or of HTTP itself.
struct BrokenBody: Error {
  let underlying: any Error
}
