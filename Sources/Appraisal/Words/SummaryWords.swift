/// Words of the summary of a run.
extension Wording {
  static let summaryAppraisees = Wording(zh: "被考核人", en: "appraisees")
  static let summarySource = Wording(zh: "来源", en: "source")
  static let summaryRecords = Wording(zh: "记录", en: "records")
  static let summaryCounted = Wording(zh: "计入", en: "counted")
  static let summarySuperseded = Wording(zh: "被取代", en: "superseded")
  static let summaryRejected = Wording(zh: "未计入", en: "rejected")
  static let summaryVoid = Wording(zh: "作废回答", en: "void answers")
  static let summaryDuties = Wording(zh: "履职要求", en: "duties")
  static let summaryGrades = Wording(zh: "等次", en: "grades")
  static let summaryBands = Wording(zh: "分档", en: "bands")
  static let summaryFindings = Wording(zh: "问题与提示", en: "findings")
  static let summaryParticipation = Wording(zh: "参与", en: "participation")

  /// A count, `47 published`; Chinese puts the number last.
  static func summaryCount(_ name: Wording, _ count: Int) -> Wording {
    Wording(zh: "\(name.zh) \(count)", en: "\(count) \(name.en)")
  }

  static func summaryBand(_ label: String) -> Wording { Wording(zh: "“\(label)”档", en: "in \(label)") }

  static let summarySeparator = Wording(zh: "；", en: "; ")
  static let summaryColon = Wording(zh: "：", en: ": ")

  static let nobodyShort = Wording(zh: "每个人都已达到最低参与要求", en: "nobody needs more responses")
  static let shortResponded = Wording(zh: "已答", en: "responded")
  static let shortAssigned = Wording(zh: "应答", en: "assigned")
  static let shortNeeded = Wording(zh: "尚需", en: "needed")
}
