/// Words of the summary of a run.
extension LocalizedText {
  static let summaryAppraisees = LocalizedText(zh: "被考核人", en: "appraisees")
  static let summarySource = LocalizedText(zh: "来源", en: "source")
  static let summaryRecords = LocalizedText(zh: "记录", en: "records")
  static let summaryCounted = LocalizedText(zh: "计入", en: "counted")
  static let summarySuperseded = LocalizedText(zh: "被取代", en: "superseded")
  static let summaryRejected = LocalizedText(zh: "未计入", en: "rejected")
  static let summaryVoid = LocalizedText(zh: "作废回答", en: "void answers")
  static let summaryDuties = LocalizedText(zh: "履职要求", en: "duties")
  static let summaryGrades = LocalizedText(zh: "等次", en: "grades")
  static let summaryBands = LocalizedText(zh: "分档", en: "bands")
  static let summaryFindings = LocalizedText(zh: "问题与提示", en: "findings")
  static let summaryParticipation = LocalizedText(zh: "参与", en: "participation")

  /// A count, `47 published`; Chinese puts the number last.
  static func summaryCount(_ name: LocalizedText, _ count: Int) -> LocalizedText {
    LocalizedText(zh: "\(name.zh) \(count)", en: "\(count) \(name.en)")
  }

  static func summaryBand(_ label: String) -> LocalizedText { LocalizedText(zh: "“\(label)”档", en: "in \(label)") }

  static let summarySeparator = LocalizedText(zh: "；", en: "; ")
  static let summaryColon = LocalizedText(zh: "：", en: ": ")

  static let nobodyShort = LocalizedText(zh: "每个人都已达到最低参与要求", en: "nobody needs more responses")
  static let shortResponded = LocalizedText(zh: "已答", en: "responded")
  static let shortAssigned = LocalizedText(zh: "应答", en: "assigned")
  static let shortNeeded = LocalizedText(zh: "尚需", en: "needed")
}
