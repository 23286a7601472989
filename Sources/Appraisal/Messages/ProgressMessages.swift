/// Words of the progress line and the profile of a run.
extension RunMonitor.Part {
  var wording: LocalizedText {
    switch self {
    case .input: LocalizedText(zh: "接收标准输入", en: "taking standard input")
    case .people: LocalizedText(zh: "读入考核名单", en: "reading the people")
    case .rosters: LocalizedText(zh: "读入评价名单", en: "reading rosters")
    case .responses: LocalizedText(zh: "读入评价", en: "reading responses")
    case .ledgers: LocalizedText(zh: "读入台账", en: "reading ledgers")
    case .validate: LocalizedText(zh: "核对参与", en: "checking who took part")
    case .normalise: LocalizedText(zh: "换算得分", en: "scoring")
    case .weight: LocalizedText(zh: "加权合成", en: "weighting")
    case .band: LocalizedText(zh: "分档排名", en: "banding and ranking")
    case .publish: LocalizedText(zh: "写出文件", en: "writing")
    }
  }
}

extension LocalizedText {
  static let profilePart = LocalizedText(zh: "阶段", en: "part")
  static let profileWall = LocalizedText(zh: "秒", en: "seconds")
  static let profileCPU = LocalizedText(zh: "处理器秒", en: "CPU seconds")
  static let profilePeak = LocalizedText(zh: "至此最多占用 MiB", en: "peak MiB so far")
  static func profileRecords(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "记录：\(count)", en: "records: \(count)")
  }
  static let profileTotal = LocalizedText(zh: "合计", en: "all")

  static func progressLeft(_ time: String) -> LocalizedText { LocalizedText(zh: "剩余 \(time)", en: "\(time) left") }
  static func progressRows(_ rate: String) -> LocalizedText { LocalizedText(zh: "\(rate) 行/秒", en: "\(rate) rows/s") }
}
