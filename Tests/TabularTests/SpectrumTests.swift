import Foundation
import Tabular
import Testing

/// The public csv-spectrum files against their JSON, where they are at hand, and the same cases as literals.
@Suite struct SpectrumTests {
  /// The folder with `csvs` and `json`: in `MANYIDU_DATA`, or in `shared/data` beside a folder above this file.
  static let folder: URL? = {
    var places: [URL] = []
    if let data = ProcessInfo.processInfo.environment["MANYIDU_DATA"] { places.append(URL(filePath: data)) }
    var above = URL(filePath: #filePath)
    while above.path(percentEncoded: false) != "/" {
      above.deleteLastPathComponent()
      places.append(above.appending(path: "shared/data"))
    }
    return places.map { $0.appending(path: "csv-spectrum") }
      .first { FileManager.default.fileExists(atPath: $0.appending(path: "csvs").path(percentEncoded: false)) }
  }()

  @Test(.enabled(if: folder != nil, "csv-spectrum is not at hand: set MANYIDU_DATA"))
  func everyFileReadsAsItsJSON() throws {
    let folder = try #require(Self.folder)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "csvs").path(percentEncoded: false))
    #expect(names.count >= 11)
    for name in names {
      let reading = try Reading(path: folder.appending(path: "csvs/\(name)").path(percentEncoded: false))
      let json = folder.appending(path: "json/\(name.replacing(".csv", with: ".json"))")
      let expected = try JSONDecoder().decode([[String: String]].self, from: Data(contentsOf: json))
      let found = reading.rows.map { Dictionary(uniqueKeysWithValues: zip(reading.header, $0)) }
      #expect(found == expected, "\(name)")
      #expect(reading.flaws == [], "\(name)")
    }
  }

  @Test(arguments: [
    ("first,zip\nJo,\"Any, WW\"\n", [["Jo", "Any, WW"]]),
    ("a,b,c\n1,\"\",\"\"\n2,3,4\n", [["1", "", ""], ["2", "3", "4"]]),
    ("a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", [["1", "", ""], ["2", "3", "4"]]),
    ("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", [["1", "ha \"ha\" ha"], ["3", "4"]]),
    ("key,val\n1,\"{\"\"type\"\": [1.0, 0.5]}\"\n", [["1", "{\"type\": [1.0, 0.5]}"]]),
    ("a,b,c\n\"Once \na time\",5,6\n7,8,9\n", [["Once \na time", "5", "6"], ["7", "8", "9"]]),
    ("a,b,c\r\n\"Once \r\na time\",5,6\r\n7,8,9\r\n", [["Once \r\na time", "5", "6"], ["7", "8", "9"]]),
    ("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", [["1", "ha \n\"ha\" \nha"], ["3", "4"]]),
    ("a,b\r\n1,ʤ\r\n", [["1", "ʤ"]]),
  ]) func itsCasesReadAsWritten(text: String, rows: [[String]]) throws {
    #expect(try read(text).rows == rows)
  }
}
