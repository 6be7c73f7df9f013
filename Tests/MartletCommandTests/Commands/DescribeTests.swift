import Foundation
import TestSupport
import Testing

@Suite struct DescribeTests {
  func folder() throws -> TestFolder {
    let folder = try TestFolder()
    _ = try folder.martlet("generate", "-o", "t.csv", "--rows", "1500", "--channels", "3")
    return folder
  }

  @Test func `text names channels, interval, gaps and period`() throws {
    let run = try folder().martlet("describe", "t.csv")
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("t.csv: 1,500 rows of 3 channels\n"))
    for word in ["every     10 min", "144 rows (24 h)", "cpu", "memory", "missing", "labels"] {
      #expect(run.output.contains(word), "\(word)")
    }
  }

  @Test func `json has numbers for machines`() throws {
    let run = try folder().martlet("describe", "t.csv", "--json")
    let object = try #require(try run.objects.first)
    #expect(object["rows"] as? Int == 1500)
    #expect(object["sampling_interval"] as? Int == 600_000_000_000)
    let channels = try #require(object["channels"] as? [[String: Any]])
    #expect(channels.count == 3)
    #expect((channels[0]["autocorrelation"] as? [Double])?.first == 1)
    let quartiles = try ["min", "q1", "median", "q3", "max"].map {
      try #require(channels[0][$0] as? Double)
    }
    #expect(quartiles == quartiles.sorted())
  }

  @Test func `the page has a picture of each channel`() throws {
    let folder = try folder()
    let run = try folder.martlet("describe", "t.csv", "--html", "page.html")
    #expect(run.exitCode == 0 && run.output.hasSuffix("page: page.html\n"))
    let page = try folder.text(of: "page.html")
    for word in ["Autocorrelation of cpu", "Autocorrelation of memory", "Recent rows of all"] {
      #expect(page.contains(word))
    }
  }

  @Test func `a page does not replace the data, and needs a folder that is there`() throws {
    let folder = try folder()
    let before = try folder.bytes(of: "t.csv")
    let onto = try folder.martlet("describe", "t.csv", "--html", "t.csv")
    #expect(onto.exitCode == 1 && onto.errors.hasPrefix("error: "))
    #expect(try folder.bytes(of: "t.csv") == before)
    #expect(try folder.martlet("describe", "t.csv", "--html", "no/p.html").exitCode == 1)
    #expect(try folder.martlet("describe", "no.csv").exitCode == 1)
    #expect(try folder.martlet("describe", "t.csv", "--html", "-", "--json").exitCode == 2)
  }
}
