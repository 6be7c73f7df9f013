/// A place of a document that is being written; a class, for the containers that `Encoder` hands out
/// write to it after they were copied.
final class EncodingSlot {
  private enum Content {
    case scalar(DocumentScalar)
    case list([EncodingSlot])
    case mapping([(key: String, value: EncodingSlot)])
  }

  private var content = Content.scalar(.null)

  /// What was written.
  var node: DocumentNode {
    switch content {
    case .scalar(let scalar): DocumentNode(.scalar(scalar))
    case .list(let slots): DocumentNode(.list(slots.map(\.node)))
    case .mapping(let slots):
      DocumentNode(
        .mapping(
          slots.map { DocumentNode.Entry(key: $0.key, place: .nowhere, value: $0.value.node) }))
    }
  }

  enum Kind {
    case list
    case mapping
  }

  /// Makes it a list or a mapping, if it is none yet: a type may open the same container twice.
  func become(_ kind: Kind) {
    switch (kind, content) {
    case (.list, .list), (.mapping, .mapping): break
    case (.list, _): content = .list([])
    case (.mapping, _): content = .mapping([])
    }
  }

  func set(_ scalar: DocumentScalar) {
    content = .scalar(scalar)
  }

  /// The number of items of a list.
  var count: Int {
    if case .list(let slots) = content { slots.count } else { 0 }
  }

  /// A new item of a list.
  func append() -> EncodingSlot {
    let slot = EncodingSlot()
    if case .list(let slots) = content { content = .list(slots + [slot]) }
    return slot
  }

  /// The value of a key of a mapping, put in at the end if it is new.
  func value(_ key: String) -> EncodingSlot {
    guard case .mapping(var slots) = content else { return EncodingSlot() }
    if let known = slots.first(where: { $0.key == key }) { return known.value }
    let slot = EncodingSlot()
    slots.append((key, slot))
    content = .mapping(slots)
    return slot
  }
}
