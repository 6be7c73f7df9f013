extension Recipe {
  /// What may stand in a recipe.
  static let shape = SchemaFinder().shape(of: Recipe.self)

  /// The JSON Schema of recipes, as `recipes/recipe.schema.json` holds it.
  package static var schema: String {
    let schema = JSONSchema(notes: RecipeNotes.note)
    return schema.document(
      shape, title: "Martlet recipe",
      description: "A study of anomalies in time series, from data to report."
    ).lines() + "\n"
  }
}
