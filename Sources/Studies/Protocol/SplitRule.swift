/// Which rows or windows are for training, which for validation, and which for the test.
package struct SplitRule: Sendable, Hashable {
  /// What is split.
  package enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
    /// The rows; each part then has windows of its own rows alone.
    case rows
    /// The windows of all rows.
    case windows
  }

  /// In which order.
  package enum Order: String, Sendable, Hashable, Codable, CaseIterable {
    /// Training first, then validation, then the test.
    case time
    /// Drawn at random from the recipe's seed.
    case random
  }

  /// Where labelled anomalies go.
  package enum Anomalous: String, Sendable, Hashable, Codable, CaseIterable {
    /// Wherever they fall: nobody who trains knows of them.
    case keep
    /// All to the test; only the others are split.
    case test
    /// Nowhere: they are left out.
    case drop
  }

  /// What the share of validation is a share of.
  package enum ValidationOf: String, Sendable, Hashable, Codable, CaseIterable {
    /// Of everything that is split.
    case all
    /// Of what is left when the test is taken out, as Keras' `validation_split`.
    case train
  }

  /// What is split.
  package var unit: Unit
  /// In which order.
  package var order: Order
  /// The share of the test, in (0, 1); rounded up to whole rows or windows.
  package var test: Double
  /// The share of validation, in [0, 1).
  package var validation: Double
  /// What that is a share of.
  package var validationOf: ValidationOf
  /// Where labelled anomalies go.
  package var anomalous: Anomalous
  /// Learn only from the training windows that lie in so many rows from the start, with all that the
  /// model sees of them; `nil` learns from all. It leaves the other parts as they are.
  package var learnRows: Int?

  package init(
    unit: Unit = .rows, order: Order = .time, test: Double = 0.2, validation: Double = 0,
    validationOf: ValidationOf = .all, anomalous: Anomalous = .keep, learnRows: Int? = nil
  ) {
    self.unit = unit
    self.order = order
    self.test = test
    self.validation = validation
    self.validationOf = validationOf
    self.anomalous = anomalous
    self.learnRows = learnRows
  }
}

extension SplitRule: Codable {
  private enum CodingKeys: String, CodingKey {
    case unit
    case order
    case test
    case validation
    case validationOf = "validation_of"
    case anomalous
    case learnRows = "learn_rows"
  }

  /// Reads a split; what is left out has its default.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    unit = try container.decodeIfPresent(Unit.self, forKey: .unit) ?? unit
    order = try container.decodeIfPresent(Order.self, forKey: .order) ?? order
    test = try container.decodeIfPresent(Double.self, forKey: .test) ?? test
    validation = try container.decodeIfPresent(Double.self, forKey: .validation) ?? validation
    validationOf =
      try container.decodeIfPresent(ValidationOf.self, forKey: .validationOf) ?? validationOf
    anomalous = try container.decodeIfPresent(Anomalous.self, forKey: .anomalous) ?? anomalous
    learnRows = try container.decodeIfPresent(Int.self, forKey: .learnRows)
  }
}
