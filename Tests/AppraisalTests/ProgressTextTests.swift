import Testing

@testable import Appraisal

@Suite("How far a run is, on one line")
struct ProgressTextTests {
  private func progress(_ seconds: Double, _ bytes: Int) -> RunMonitor.Progress {
    RunMonitor.Progress(part: .responses, bytes: bytes, records: bytes / 100, expected: 400_000_000, seconds: seconds)
  }

  @Test("share, time left, bytes and rows a second")
  func whole() {
    var text = ProgressText(in: .english)
    #expect(text.line(progress(10, 0), width: 79) == "reading responses  0 %")
    #expect(
      text.line(progress(12, 100_000_000), width: 79)
        == "reading responses  25 %  0:06 left  50 MB/s  500,000 rows/s")
  }

  @Test(
    "what finds no room is left out; Chinese takes two columns",
    arguments: [
      (49, "读入评价  25 %  剩余 0:06  50 MB/s  500,000 行/秒"), (48, "读入评价  25 %  剩余 0:06  50 MB/s"),
      (25, "读入评价  25 %  剩余 0:06"), (24, "读入评价  25 %"), (8, "读入评价"), (7, nil),
    ])
  func narrow(_ width: Int, _ expected: String?) {
    var text = ProgressText(in: .chinese)
    _ = text.line(progress(10, 0), width: width)
    #expect(text.line(progress(12, 100_000_000), width: width) == expected)
  }

  @Test("before anything is begun there is nothing to say")
  func nothing() {
    var text = ProgressText(in: .english)
    #expect(text.line(RunMonitor().progress, width: 80) == nil)
  }
}
