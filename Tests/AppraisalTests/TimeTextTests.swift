import Testing

@testable import Appraisal

@Suite("Times as platforms and spreadsheets write them")
struct TimeTextTests {
  @Test(
    "the year first",
    arguments: [
      ("2026-09-19T00:39:00", "2026-09-19T00:39:00"), ("2026/9/19 0:39:00", "2026-09-19T00:39:00"),
      ("2026/9/19 0:39", "2026-09-19T00:39:00"), ("2026-09-19", "2026-09-19T00:00:00"),
      ("2026.9.19 13:05:07", "2026-09-19T13:05:07"), ("2026年9月19日", "2026-09-19T00:00:00"),
      ("2026年9月19日 上午12:39", "2026-09-19T00:39:00"), ("2026年9月19日下午1:05:07", "2026-09-19T13:05:07"),
      ("2026/9/19 上午 12:39:00", "2026-09-19T00:39:00"), ("2026-09-19 12:39:00 AM", "2026-09-19T00:39:00"),
      ("2026-09-19 12:39 pm", "2026-09-19T12:39:00"), ("2026-09-19T00:39:00.999", "2026-09-19T00:39:00"),
      ("46284", "2026-09-19T00:00:00"), ("46284.0270833333", "2026-09-19T00:39:00"), ("46284.5", "2026-09-19T12:00:00"),
      ("46283.999999", "2026-09-19T00:00:00"),
    ])
  func yearFirst(_ text: String, _ read: String) throws {
    #expect(try #require(TimeText(text)).time(.dayFirst)?.description == read)
    #expect(try #require(TimeText(text)).order == nil)
  }

  @Test(
    "the year last, by the order of day and month",
    arguments: [
      ("19/09/2026 00:39:00", "2026-09-19T00:39:00", nil, DateOrder.dayFirst),
      ("9/19/2026 0:39", nil, "2026-09-19T00:39:00", .monthFirst),
      ("9/6/2018 0:06:16", "2018-06-09T00:06:16", "2018-09-06T00:06:16", nil),
      ("09/02/2026 12:39:00 AM", "2026-02-09T00:39:00", "2026-09-02T00:39:00", nil),
      ("19.9.2026", "2026-09-19T00:00:00", nil, .dayFirst),
    ] as [(String, String?, String?, DateOrder?)])
  func yearLast(_ text: String, _ dayFirst: String?, _ monthFirst: String?, _ order: DateOrder?) throws {
    let read = try #require(TimeText(text))
    #expect(read.time(.dayFirst)?.description == dayFirst)
    #expect(read.time(.monthFirst)?.description == monthFirst)
    #expect(read.order == order)
  }

  @Test(
    "with a zone", arguments: [("Z", 0), ("+08:00", 480), (" GMT+8", 480), (" UTC-0330", -210), (" +0800", 480)])
  func zones(_ zone: String, _ minutes: Int) throws {
    let read = try #require(TimeText("2026-09-19T00:39:00\(zone)"))
    #expect(read.zone?.minutes == minutes)
    #expect(read.time(.dayFirst)?.description == "2026-09-19T00:39:00")
  }

  @Test(
    "what is no time",
    arguments: [
      "", "昨天", "2026-9", "9月19日", "26/9/19", "9/19/26", "2026/9-19", "2026-09-19 25", "2026-09-19 8", "10:00:00",
      "2026-09-19 8:5", "2026-09-19 8:05 x", "2026-09-19T8:05+15:00", "2026年9月19", "12年9月2026日", "2026-09-19 13:00 PM",
      "123456", "19999", "46284.", "46284.5.1", "20260919", "2026-09-19\u{301}", "٢٠٢٦-٠٩-١٩",
    ])
  func noTime(_ text: String) { #expect(TimeText(text) == nil) }

  @Test("days that are none", arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "31/31/2026"])
  func noDay(_ text: String) {
    #expect(TimeText(text)?.time(.dayFirst) == nil)
    #expect(TimeText(text)?.time(.monthFirst) == nil)
  }

  @Test("a clock elsewhere is converted to that of the policy")
  func conversion() throws {
    let china = try #require(UTCOffset("+08:00"))
    let reader = TimeReader(order: .monthFirst, zone: UTCOffset("-07:00"), policyZone: china)
    // 2026-08-31 10:30 in Denver is 2026-09-01 01:30 in Beijing.
    #expect(try reader.time(Array("2026-08-31 10:30:00".utf8)[...]).description == "2026-09-01T01:30:00")
    #expect(try reader.time(Array("2026-08-31T17:30:00Z".utf8)[...]).description == "2026-09-01T01:30:00")
    let local = TimeReader(order: .monthFirst, zone: nil, policyZone: china)
    #expect(try local.time(Array("2026-08-31 10:30:00".utf8)[...]).description == "2026-08-31T10:30:00")
    #expect(try local.time(Array("2026-08-31T10:30:00+09:00".utf8)[...]).description == "2026-08-31T09:30:00")
  }

  @Test("a zone in the cell and none in the policy is no time")
  func zoneWithoutPolicy() {
    let reader = TimeReader(order: .monthFirst, zone: nil, policyZone: nil)
    let failure = #expect(throws: CellFault.self) { try reader.time(Array("2026-08-31T10:30:00Z".utf8)[...]) }
    #expect(failure?.code == .timeZoneMissing)
  }

  @Test("offsets", arguments: [("+08:00", 480), ("-03:30", -210), ("+8", 480), ("Z", 0), ("+14:00", 840)])
  func offsets(_ text: String, _ minutes: Int) { #expect(UTCOffset(text)?.minutes == minutes) }

  @Test("no offsets", arguments: ["", "8", "+15:00", "+8:60", "+", "+080000", "CST", "+٨"])
  func noOffsets(_ text: String) { #expect(UTCOffset(text) == nil) }

  @Test(
    "what a spreadsheet has made of an answer or id",
    arguments: ["3月4日", "2026年3月", "4-Mar", "Mar-04", "2026-03-04", "2026/3/4", "2026-03-04T00:00:00"])
  func spreadsheetDates(_ text: String) {
    #expect(SpreadsheetDate.isOne(text))
    #expect(Identifier.damage(text) == .idTurnedIntoDate)
  }

  @Test("what it has not", arguments: ["3-4", "满意", "46284", "Mar", "A-4", "326001010000", "T-2026-03-04", "5月", "-4"])
  func noSpreadsheetDates(_ text: String) { #expect(!SpreadsheetDate.isOne(text)) }
}
