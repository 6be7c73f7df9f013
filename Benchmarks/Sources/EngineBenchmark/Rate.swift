#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How fast something is done.
enum Rate {
  /// Samples a second of processor time: the median of five runs of half a second.
  static func median(samplesPerCall: Int, _ body: () -> Void) -> Double {
    for _ in 0..<3 { body() }
    let once = seconds { body() }
    let calls = max(1, Int(0.5 / max(once, 1e-7)))
    let rates = (0..<5).map { _ in
      Double(samplesPerCall * calls) / seconds { for _ in 0..<calls { body() } }
    }
    return rates.sorted()[2]
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}
