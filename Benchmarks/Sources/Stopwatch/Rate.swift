#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How fast something is done, by both clocks.
public struct Rate {
  /// A second of processor time, of all threads together.
  public let processor: Double
  /// A second by the clock on the wall.
  public let wall: Double

  /// One run that lasts about `seconds`; `body` returns how much it did. It is called once before.
  public static func once(seconds: Double, _ body: () throws -> Double) rethrows -> Rate {
    _ = try body()
    let start = (processor: Self.seconds(CLOCK_PROCESS_CPUTIME_ID), wall: wallSeconds)
    var done = 0.0
    repeat { done += try body() } while wallSeconds - start.wall < seconds
    return Rate(
      processor: done / (Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - start.processor),
      wall: done / (wallSeconds - start.wall))
  }

  /// The median by processor time of five runs.
  public static func median(seconds: Double = 0.5, _ body: () throws -> Double) rethrows -> Double {
    var rates: [Double] = []
    for _ in 0..<5 { rates.append(try once(seconds: seconds, body).processor) }
    return rates.sorted()[2]
  }

  private static var wallSeconds: Double { seconds(CLOCK_MONOTONIC) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
