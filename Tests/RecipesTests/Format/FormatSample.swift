@testable import Recipes

/// A small type with what real ones have: defaults, required keys, words, checks of its own.
struct FormatSample: Codable, Equatable {
  enum Colour: String, Codable, CaseIterable {
    case red
    case darkBlue = "dark_blue"
  }

  struct Size: Codable, Equatable {
    var width: Int
    var height: UInt8?
  }

  var name = "x"
  var rate: Double = 0.5
  var single: Float = 0.25
  var count: Int?
  var isOn = false
  var colour = Colour.red
  var sizes: [Size] = []
  var tags: [String] = []
  var size: Size?

  init() {}

  enum CodingKeys: String, CodingKey {
    case name, rate, single, count
    case isOn = "is_on"
    case colour, sizes, tags, size
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decodeIfPresent(String.self, forKey: .name) ?? name
    rate = try container.decodeIfPresent(Double.self, forKey: .rate) ?? rate
    single = try container.decodeIfPresent(Float.self, forKey: .single) ?? single
    count = try container.decodeIfPresent(Int.self, forKey: .count)
    if let count, count < 0 {
      throw DecodingError.dataCorruptedError(
        forKey: .count, in: container, debugDescription: "count \(count) is below 0")
    }
    isOn = try container.decodeIfPresent(Bool.self, forKey: .isOn) ?? isOn
    colour = try container.decodeIfPresent(Colour.self, forKey: .colour) ?? colour
    sizes = try container.decodeIfPresent([Size].self, forKey: .sizes) ?? sizes
    tags = try container.decodeIfPresent([String].self, forKey: .tags) ?? tags
    size = try container.decodeIfPresent(Size.self, forKey: .size)
  }
}

extension FormatSample {
  static let shape = SchemaShape.section(
    defaults: FormatSample(),
    .optional("name", .text, ""),
    .optional("rate", .number, ""),
    .optional("single", .number, ""),
    .optional("count", .integer, ""),
    .optional("is_on", .bool, ""),
    .optional("colour", .words(Colour.self), ""),
    .optional("sizes", .list(size), ""),
    .optional("tags", .list(.text), ""),
    .optional("size", size, ""))

  private static let size = SchemaShape.section(
    .required("width", .integer, ""), .optional("height", .integer, ""))
}
