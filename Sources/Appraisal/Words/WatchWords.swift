/// Words of the progress line and the profile of a run.
extension RunWatch.Part {
  var wording: Wording {
    switch self {
    case .input: Wording(zh: "接收标准输入", en: "taking standard input")
    case .people: Wording(zh: "读入考核名单", en: "reading the people")
    case .rosters: Wording(zh: "读入评价名单", en: "reading rosters")
    case .responses: Wording(zh: "读入评价", en: "reading responses")
    case .ledgers: Wording(zh: "读入台账", en: "reading ledgers")
    case .validate: Wording(zh: "核对参与", en: "checking who took part")
    case .normalise: Wording(zh: "换算得分", en: "scoring")
    case .weight: Wording(zh: "加权合成", en: "weighting")
    case .band: Wording(zh: "分档排名", en: "banding and ranking")
    case .publish: Wording(zh: "写出文件", en: "writing")
    }
  }
}

extension Wording {
  static let profilePart = Wording(zh: "阶段", en: "part")
  static let profileWall = Wording(zh: "秒", en: "seconds")
  static let profileCPU = Wording(zh: "处理器秒", en: "CPU seconds")
  static let profilePeak = Wording(zh: "至此最多占用 MiB", en: "peak MiB so far")
  static func profileRecords(_ count: Int) -> Wording { Wording(zh: "记录：\(count)", en: "records: \(count)") }
  static let profileTotal = Wording(zh: "合计", en: "all")

  static func progressLeft(_ time: String) -> Wording { Wording(zh: "剩余 \(time)", en: "\(time) left") }
  static func progressRows(_ rate: String) -> Wording { Wording(zh: "\(rate) 行/秒", en: "\(rate) rows/s") }
}
