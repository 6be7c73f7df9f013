import NeuralEngine
import RandomNumbers
import Testing

@testable import ModelStorage

/// Seeded mutations of a valid file: none may crash, and none may be taken for the model it was not.
@Suite struct ModelFileFuzzTests {
  #if DEBUG
    static let count = 600
  #else
    static let count = 20_000
  #endif

  static func mutated(_ original: [UInt8], using random: inout RandomGenerator) -> [UInt8] {
    var bytes = original
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = .random(in: .min ... .max, using: &random)
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + place % 7))
      case 4: bytes.insert(contentsOf: Array("[{\"9,:}]".utf8), at: place)
      case 5:
        let other = Int.random(in: bytes.indices, using: &random)
        bytes.swapAt(place, other)
      case 6: bytes[place % min(8, bytes.count)] = .random(in: .min ... .max, using: &random)
      default:
        // A digit of the header becomes another: shapes, places and versions that lie.
        if let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) {
          bytes[digit] = .random(in: 0x30...0x39, using: &random)
        }
      }
    }
    return bytes
  }

  @Test func `a mutated file is refused, or still holds the same model`() throws {
    let original = try ModelFileTests.model()
    let bytes = try original.serialized()
    var random = RandomGenerator(seed: 42)
    var refused = 0
    for _ in 0..<Self.count {
      let mutant = Self.mutated(bytes, using: &random)
      do throws(ModelFileError) {
        #expect(try ModelFile(bytes: mutant) == original)
      } catch {
        #expect(!"\(error)".isEmpty)
        refused += 1
      }
    }
    #expect(refused > Self.count * 9 / 10)
  }

  @Test func `what is left of a mutated safetensors file fits its bytes`() throws {
    let bytes = try SafetensorsFileTests.mixed().serialized()
    var random = RandomGenerator(seed: 43)
    for _ in 0..<Self.count {
      let mutant = Self.mutated(bytes, using: &random)
      guard let file = try? SafetensorsFile(bytes: mutant) else { continue }
      let total = file.tensors.reduce(0) { $0 + $1.bytes.count }
      #expect(total <= mutant.count)
      for tensor in file.tensors {
        #expect(tensor.elementType.byteCount(ofShape: tensor.shape) == tensor.bytes.count)
      }
    }
  }

  @Test func `every single flipped bit is recognised, blanks apart`() throws {
    let original = try ModelFileTests.model()
    let bytes = try original.serialized()
    for index in bytes.indices {
      var mutant = bytes
      mutant[index] ^= 1 << UInt8(index % 8)
      #expect(throws: ModelFileError.self) { try ModelFile(bytes: mutant) }
    }
  }
}
