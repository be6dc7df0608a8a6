/// Why a controller's keys could not be had, as the finding that says so.
struct KeyFault: Error {
  let finding: Finding
}
