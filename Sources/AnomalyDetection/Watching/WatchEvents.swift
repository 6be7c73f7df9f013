extension AsyncSequence where Element == Sample {
  /// The events of a watcher that takes these rows as they come; at their end, those of its `finish`.
  ///
  /// ```swift
  /// let events = samples.events(of: watcher)
  /// for await event in events { print(event) }
  /// ```
  public func events(of watcher: Watcher) -> WatchEvents<Self> {
    WatchEvents(samples: self, watcher: watcher)
  }
}

/// Rows of one series as they come, turned into events: ``Watcher`` as an `AsyncSequence`.
///
/// ```swift
/// let events = samples.events(of: watcher)
/// for await event in events { print(event) }
/// ```
public struct WatchEvents<Samples: AsyncSequence>: AsyncSequence where Samples.Element == Sample {
  /// What a watcher tells of the rows.
  public typealias Element = WatchEvent
  /// What the rows throw.
  public typealias Failure = Samples.Failure

  let samples: Samples
  let watcher: Watcher

  /// Takes rows until there is something to tell.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var samples: Samples.AsyncIterator
    var watcher: Watcher
    /// Events yet to be handed out.
    var events: ArraySlice<WatchEvent> = []
    var isAtEnd = false

    /// The next event; `nil` behind the last row.
    ///
    /// - Throws: what the rows throw.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(Samples.Failure) -> WatchEvent? {
      while events.isEmpty, !isAtEnd {
        if let sample = try await samples.next(isolation: actor) {
          events = watcher.take(sample)[...]
        } else {
          isAtEnd = true
          events = watcher.finish()[...]
        }
      }
      return events.popFirst()
    }
  }

  /// An iterator from the first row on.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(samples: samples.makeAsyncIterator(), watcher: watcher)
  }
}
