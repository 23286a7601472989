import Foundation
import Testing

/// 73,421 real ratings. The data are not part of the project: `MANYIDU_DATA` names their folder, or they lie in
/// `shared/data` beside the checkout; without them the suite is skipped.
@Suite("Real ratings (InstEval)", .enabled(if: RealRatings.folder != nil, "the data are not here"))
struct RealRatingsTests {
  @Test("1,128 lecturers, 921 that meet the gate, 3, 186, 452 and 280 of them by band")
  func bands() throws {
    let scratch = try Scratch()
    let outcome = try Binary.run([
      "run", "Tests/EndToEndTests/Definitions/insteval.yaml", "--input", try #require(RealRatings.folder),
      "--output", scratch.path("out"), "--format", "json",
    ])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["composites"] as? [String: Int] == ["total": 1128, "published": 921, "withheld": 207])
    #expect(json["participation.satisfaction"] as? [String: Int] == ["met": 921, "below-threshold": 207])
    #expect(json["bands.satisfaction"] as? [String: Int] == ["90": 3, "75": 186, "60": 452, "below-60": 280])
  }
}

private enum RealRatings {
  static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["MANYIDU_DATA"]
    let beside = Binary.root.deletingLastPathComponent().appending(path: "shared/data").path()
    return [named, beside].compactMap { $0 }.map { $0 + "/insteval" }
      .first { FileManager.default.fileExists(atPath: $0 + "/ratings.csv") }
  }()
}
