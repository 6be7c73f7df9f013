import Foundation
import TestSupport
import Testing

@Suite struct InterruptTests {
  @Test(arguments: [0.2, 0.6, 1.2])
  func `Ctrl-C leaves no half-written file`(seconds: Double) throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 600, jump: 0..<0), to: "cpu.csv")
    try folder.write("old", to: "web.martlet")
    let program = try SpawnedProgram(
      ["fit", "cpu.csv", "-o", "web.martlet", "--architecture", "dense", "--epochs", "1000000"],
      in: folder)
    Thread.sleep(forTimeInterval: seconds)
    #expect(program.stop(SIGINT) == -SIGINT)
    #expect(try folder.files == ["cpu.csv", "web.martlet"])
    #expect(try folder.text(of: "web.martlet") == "old")
  }
}
