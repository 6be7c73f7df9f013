extension Recipe {
  /// The recipe as YAML with every default written out; it reads back equal.
  package var yaml: String {
    get throws { YAMLWriter(try NodeEncoder.encode(self)).text }
  }

  /// The same as JSON, on one line.
  package var json: String {
    get throws { "\(JSONText(try NodeEncoder.encode(self)))" }
  }
}
