import Dispatch
import Foundation
import NIOCore
import Synchronization
import Verification

/// Resolves by the operating system (`getaddrinfo`): hosts file, DNS, in its order of preference.
public struct SystemNameResolver: NameResolver {
  private static let queue = DispatchQueue(label: "palier.name-resolution", attributes: .concurrent)

  public init() {}

  public func addresses(of host: String) async throws(DocumentFailure) -> [IPAddress] {
    let answer = Answer()
    // getaddrinfo blocks and cannot be stopped: it runs on a thread of its own, and who no longer waits leaves it.
    Self.queue.async { answer.give(Self.lookUp(host)) }
    let found = await withTaskCancellationHandler {
      await withCheckedContinuation { answer.wait($0) }
    } onCancel: {
      answer.give(nil)
    }
    guard let found else { throw DocumentFailure(.unreachable, "the name \(host) could not be resolved") }
    return found
  }

  private static func lookUp(_ host: String) -> [IPAddress]? {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return nil }
    defer { freeaddrinfo(list) }
    var found: [IPAddress] = []
    var next = list
    while let info = next?.pointee {
      if let address = info.ai_addr.flatMap({ self.address($0, info.ai_family) }), !found.contains(address) {
        found.append(address)
      }
      next = info.ai_next
    }
    return found
  }

  private static func address(_ socket: UnsafeMutablePointer<sockaddr>, _ family: Int32) -> IPAddress? {
    let raw = UnsafeRawPointer(socket)
    switch family {
    case AF_INET:
      return withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) {
        IPAddress(bytes: Array($0))
      }
    case AF_INET6:
      return withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) {
        IPAddress(bytes: Array($0))
      }
    default: return nil
    }
  }

  /// Takes the first of several answers to the one who waits.
  private final class Answer: Sendable {
    private enum State {
      case open
      case waiting(CheckedContinuation<[IPAddress]?, Never>)
      case given([IPAddress]?)
      case taken
    }

    private let state = Mutex(State.open)

    func give(_ value: [IPAddress]?) {
      let waiting: CheckedContinuation<[IPAddress]?, Never>? = state.withLock { state in
        switch state {
        case .open:
          state = .given(value)
          return nil
        case .waiting(let continuation):
          state = .taken
          return continuation
        case .given, .taken: return nil
        }
      }
      waiting?.resume(returning: value)
    }

    func wait(_ continuation: CheckedContinuation<[IPAddress]?, Never>) {
      let early: [IPAddress]?? = state.withLock { state in
        if case .given(let value) = state {
          state = .taken
          return .some(value)
        }
        state = .waiting(continuation)
        return .none
      }
      if let early { continuation.resume(returning: early) }
    }
  }
}
