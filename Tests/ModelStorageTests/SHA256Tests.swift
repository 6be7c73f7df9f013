import Testing

@testable import ModelStorage

@Suite struct SHA256Tests {
  /// Examples of NIST for FIPS 180-4.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests are those of the standard`(_ text: String, _ digest: String) {
    var hash = SHA256()
    hash.update(Array(text.utf8)[...])
    #expect(hash.hexadecimal() == digest)
  }

  @Test func `a long message in pieces of every length`() {
    // hashlib.sha256(bytes(i % 251 for i in range(5050))).hexdigest()
    let message = (0..<5050).map { UInt8($0 % 251) }
    var hash = SHA256()
    var index = 0
    for length in 1...100 {
      hash.update(message[index..<index + length])
      index += length
    }
    #expect(index == 5050)
    #expect(
      hash.hexadecimal() == "ec5a3e77eb9d6a4cb32eccd8538180765a8cf07782367fc4cdc10c6f211114d3")
  }
}
