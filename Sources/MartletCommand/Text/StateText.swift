import AnomalyDetection
import ModelStorage
import Recipes

/// What a state holds, part by part.
struct StateText {
  let file: String
  let state: StateFile

  /// More parts of one kind are counted.
  private static let shown = 20

  var text: String {
    var children: [[String]: [StateArchive.Part]] = [:]
    for part in state.parts { children[part.path.dropLast(), default: []].append(part) }
    var lines = ["\(file): a state, format \(StateFile.format), \(Self.size(state.body.count))"]
    func add(_ parent: [String]) {
      let parts = children[parent] ?? []
      for part in parts.prefix(Self.shown) {
        let name = String(repeating: "  ", count: part.path.count) + (part.path.last ?? "")
        let padding = String(repeating: " ", count: max(1, 32 - name.count))
        lines.append("\(name)\(padding)\(Self.size(part.size))".shown())
        add(part.path)
      }
      if parts.count > Self.shown {
        let rest = parts.dropFirst(Self.shown)
        let indent = String(repeating: "  ", count: parent.count + 1)
        lines.append(
          "\(indent)and \(rest.count) more, \(Self.size(rest.reduce(0) { $0 + $1.size }))")
      }
    }
    add([])
    return lines.joined(separator: "\n")
  }

  var json: JSONText {
    .object([
      .init("file", .string(file)), .init("format", .integer(Int64(StateFile.format))),
      .init("bytes", .integer(Int64(state.body.count))),
      .init(
        "parts",
        .array(
          state.parts.map { part in
            .object([
              .init("path", .array(part.path.map { .string($0) })),
              .init("bytes", .integer(Int64(part.size))),
            ])
          })),
    ])
  }

  private static func size(_ bytes: Int) -> String { NumberText.count(bytes, "byte", "bytes") }
}
