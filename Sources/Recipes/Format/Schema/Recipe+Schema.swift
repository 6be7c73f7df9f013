extension Recipe {
  /// The JSON Schema of recipes, as `recipes/recipe.schema.json` holds it.
  package static var schema: String {
    JSONSchema.document(
      .recipe, title: "Martlet recipe",
      description: "A study of anomalies in time series, from data to report."
    ).lines() + "\n"
  }
}
