extension Recipe {
  /// The recipe as YAML with every default written out; it reads back equal.
  package var yaml: String {
    get throws { YAMLWriter(try NodeEncoder.encode(self)).text }
  }
}
