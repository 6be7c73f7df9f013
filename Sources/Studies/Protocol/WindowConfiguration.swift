/// What the model sees at once, and what one verdict is about.
package struct WindowConfiguration: Sendable, Hashable {
  /// The rows around a window that the model sees, where those are more than the window's own.
  package struct Context: Sendable, Hashable, Codable {
    /// Where the window lies in its context.
    package enum Position: String, Sendable, Hashable, Codable, CaseIterable {
      /// The context ends where the window does: no later row is seen.
      case end
      /// The window lies in the middle: for the study of recorded data.
      case centre
    }

    /// Rows from the context's first to its last.
    package var length: Int
    /// Rows from one that the model sees to the next.
    package var spacing: Int
    /// Where the window lies in it.
    package var position: Position

    package init(length: Int, spacing: Int = 1, position: Position = .end) {
      self.length = length
      self.spacing = spacing
      self.position = position
    }

    /// Reads a context; only the length must be given.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        length: try container.decode(Int.self, forKey: .length),
        spacing: try container.decodeIfPresent(Int.self, forKey: .spacing) ?? 1,
        position: try container.decodeIfPresent(Position.self, forKey: .position) ?? .end)
    }
  }

  /// Rows in a window.
  package var length: Int
  /// Rows from one window's start to the next one's.
  package var stride: Int
  /// Whether the window that would end at the last row is left out, as in `range(n - length)`.
  package var omitLast: Bool
  /// Whether a window's numbers are given to the model as one sequence of one channel, row after
  /// row, instead of `[time, channel]`.
  package var flatten: Bool
  /// More rows than the window's own; `nil` for those alone.
  package var context: Context?

  package init(
    length: Int, stride: Int = 1, omitLast: Bool = false, flatten: Bool = false,
    context: Context? = nil
  ) {
    self.length = length
    self.stride = stride
    self.omitLast = omitLast
    self.flatten = flatten
    self.context = context
  }
}

extension WindowConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case length
    case stride
    case omitLast = "omit_last"
    case flatten
    case context
  }

  /// Reads windows; only the length must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      length: try container.decode(Int.self, forKey: .length),
      stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
      omitLast: try container.decodeIfPresent(Bool.self, forKey: .omitLast) ?? false,
      flatten: try container.decodeIfPresent(Bool.self, forKey: .flatten) ?? false,
      context: try container.decodeIfPresent(Context.self, forKey: .context))
  }
}
