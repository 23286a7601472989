/// Messages of findings, filled with the arguments that the stage gives.
extension FindingCode {
  /// The message, in both languages.
  func wording(_ arguments: [String]) -> LocalizedText {
    func a(_ index: Int) -> String { arguments.indices.contains(index) ? arguments[index] : "" }
    return switch self {
    case .encodingGuessed:
      LocalizedText(zh: "文件没有声明编码，按 \(a(0)) 读取", en: "the file does not state its encoding; read as \(a(0))")
    case .encodingWeak:
      LocalizedText(
        zh: "按 \(a(0)) 读取，但没有一个常用汉字：可能是别的编码；请核对后在定义的 'format' 中写 'encoding'",
        en:
          "read as \(a(0)) without a single common Chinese character: it may be another encoding; check it and state 'encoding' under 'format' in the definition"
      )
    case .headerBelow:
      LocalizedText(
        zh: "表头在本行；其上 \(a(0)) 行不是数据，已跳过",
        en: "the header stands here; \(a(0)) rows above it are no data and were passed over")
    case .sheetChosen:
      LocalizedText(
        zh: "工作簿有 \(a(0)) 个工作表，读的是第一个未隐藏的；如应读另一个，请在定义的 'format' 中写 'sheet'",
        en:
          "of \(a(0)) worksheets the first that is not hidden was read; for another, state 'sheet' under 'format' in the definition"
      )
    case .namedOtherwise:
      LocalizedText(
        zh: "文件名是 Excel 工作簿，内容是文本；已按文本读取", en: "the file is named like an Excel workbook and is a text; read as text")
    case .quotesRecovered:
      LocalizedText(
        zh: "\(a(0)) 行的引号没有成对（首处在本行）；只有一种读法，已照此读取",
        en:
          "\(a(0)) records, the first here, hold quotes that were never doubled; each can be read in one way only, and was"
      )
    case .dateOrderAmbiguous:
      LocalizedText(
        zh: "这一列的日期（如 9/6/2018）看不出日在前还是月在前；按 \(a(0)) 读取；请在定义的 'format' 中写 'dates'",
        en:
          "dates such as 9/6/2018 in this column do not tell the day from the month; read as \(a(0)); state 'dates' under 'format' in the definition"
      )
    case .sourceAbsent:
      LocalizedText(zh: "还没有与 '\(a(0))' 相符的文件；按没有数据处理", en: "no file matches '\(a(0))' yet; treated as without data")
    case .leftOut:
      LocalizedText(
        zh: "\(a(0)) 条未计入：\(FindingCode.reason(a(1)).zh)；见 rejects.csv",
        en: "\(a(0)) not counted: \(FindingCode.reason(a(1)).en); see rejects.csv")
    case .conflictingDuplicate:
      LocalizedText(
        zh: "\(a(0)) 行互相矛盾且没有时间先后，全部未计入；请更正后重新运行",
        en: "\(a(0)) rows contradict each other and none is later: none counts; correct the file and run again")
    case .collegeSplit:
      LocalizedText(
        zh: "学生分属 \(a(0)) 个学院，归入人数最多的 \(a(1))", en: "students in \(a(0)) colleges; placed in the largest, \(a(1))")
    case .excludedFromRoster:
      LocalizedText(
        zh: "名单中有 \(a(0)) 人不计入应参与人数：\(a(1))", en: "\(a(0)) on the roster are not counted as assigned: \(a(1))")
    case .nobodyAssigned: LocalizedText(zh: "没有分配评价人", en: "nobody is assigned") + consequence(a(0))
    case .fewRaters:
      LocalizedText(
        zh: "\(a(0)) 人参与（应参与 \(a(1)) 人），少于最低人数 \(a(2))",
        en: "\(a(0)) of \(a(1)) took part, fewer than the \(a(2)) raters a score needs") + consequence(a(3))
    case .belowThreshold:
      LocalizedText(
        zh: "参与 \(a(0))，未达 \(a(1))%，还需 \(a(2)) 人", en: "\(a(0)) took part, below \(a(1)) %, \(a(2)) more needed")
        + consequence(a(3))
    case .lastRound:
      LocalizedText(
        zh: "参与 \(a(0))/\(a(1))，未达 \(a(2))%；按末轮评价的规定，成绩照计",
        en: "\(a(0)) of \(a(1)) took part, below \(a(2)) %; this was the last round, so the score counts")
    case .moreThanAssigned:
      LocalizedText(
        zh: "匿名评价 \(a(0)) 份，多于应参与的 \(a(1)) 人：可能有人重复作答，或名单不全",
        en: "\(a(0)) anonymous responses from \(a(1)) assigned: somebody answered twice, or the roster is short")
    case .missingSource: LocalizedText(zh: "分项 '\(a(0))' 缺数据", en: "component '\(a(0))' has no data") + missing(a(1))
    case .noScore: LocalizedText(zh: "有人参与，但没有可计分的回答", en: "raters took part, but no answer can be scored")
    case .boundaryNotInPolicy:
      LocalizedText(
        zh: "\(a(0)) 不在文件所列任何一档，按定义归入 '\(a(1))' 档",
        en: "\(a(0)) is in none of the document's bands; placed in band '\(a(1))' as the definition says")
    case .notTrimmed:
      LocalizedText(
        zh: "只有 \(a(0)) 份评价，不足 \(a(1)) 份，未去掉最高最低分",
        en: "\(a(0)) responses are fewer than \(a(1)): none is dropped")
    case .attributeMissing:
      LocalizedText(
        zh: "名单上的 '\(a(0))' 为空或无法识别，而规则要用，等次待定；请补上",
        en: "a rule asks about '\(a(0))', which is empty or cannot be read: the grade is pending; fill it in")
    case .ruleRecorded: LocalizedText(zh: "记录在案：\(a(0))", en: "recorded: \(a(1))")
    case .quotaExceeded:
      LocalizedText(
        zh: "'\(a(0))'：\(FindingCode.group(a(2)).zh) \(a(3)) 人取 \(a(1)) 个名额，因取整超过比例",
        en: "'\(a(0))': \(a(1)) of \(a(3)) places in \(FindingCode.group(a(2)).en) is more than the share, by rounding")
    case .quotaLargerThanGroup:
      LocalizedText(
        zh: "'\(a(0))'：\(a(1)) 个名额多于\(FindingCode.group(a(2)).zh)的 \(a(3)) 人",
        en: "'\(a(0))': \(a(1)) places are more than the \(a(3)) people of \(FindingCode.group(a(2)).en)")
    case .quotaEmpty:
      LocalizedText(
        zh: "'\(a(0))'：\(FindingCode.group(a(1)).zh) \(a(2)) 人的 \(a(3))% 不足一个名额",
        en: "'\(a(0))': \(a(3)) % of \(a(2)) in \(FindingCode.group(a(1)).en) is no place")
    case .quotaTieBroken:
      LocalizedText(
        zh: "'\(a(0))' 名额边缘同分，由 \(a(1)) 决定", en: "a tie on the edge of '\(a(0))' was broken by \(a(1))")
    case .quotaTieCut:
      LocalizedText(
        zh: "'\(a(0))' 名额边缘 \(a(1)) 人完全同分，均不入选",
        en: "\(a(1)) tie completely on the edge of '\(a(0))'; none of them is placed")
    case .quotaTieKept:
      LocalizedText(
        zh: "'\(a(0))' 名额边缘 \(a(1)) 人完全同分，均入选，超过 \(a(2)) 个名额",
        en: "\(a(1)) tie completely on the edge of '\(a(0))'; all are placed, beyond the \(a(2)) places")
    case .quotaNext where !a(2).isEmpty:
      LocalizedText(
        zh: "'\(a(0))' 的下一位：总分相同，\(a(2)) 较低", en: "next in line for '\(a(0))': the same score, behind by \(a(2))")
    case .quotaNext: LocalizedText(zh: "'\(a(0))' 的下一位，差 \(a(1)) 分", en: "next in line for '\(a(0))', short by \(a(1))")
    case .quotaProvisional:
      LocalizedText(
        zh: "\(FindingCode.group(a(2)).zh)有 \(a(1)) 人成绩或等次待定，'\(a(0))' 为暂定",
        en: "\(a(1)) of \(FindingCode.group(a(2)).en) have no score or grade yet, so '\(a(0))' is provisional")
    case .dutyShort:
      LocalizedText(zh: "未全部完成“\(a(0))”（\(a(2))）：\(a(3))", en: "not fulfilled: \(a(1)) (\(a(2))): \(a(3))")
    case .staffingMet:
      LocalizedText(
        zh: "学生 \(a(0)) 人，人员 \(a(1)) 人，不超过每人 \(a(2)) 名学生", en: "\(a(0)) students for \(a(1)): at most \(a(2)) each")
    case .staffingShort:
      LocalizedText(
        zh: "学生 \(a(0)) 人，人员只有 \(a(1)) 人，超过每人 \(a(2)) 名学生", en: "\(a(0)) students for \(a(1)): more than \(a(2)) each")
    case .alternativeUsed:
      LocalizedText(
        zh: "分项 '\(a(0))' 的首选数据没有，采用第 \(a(1)) 种",
        en: "component '\(a(0))' has no data of the first kind; number \(a(1)) stands in")
    case .awardUnnumbered:
      LocalizedText(
        zh: "'\(a(0))'：文件没有规定名额，暂不评选；请在定义中写 'places'",
        en: "'\(a(0))': the document gives no number; set 'places' in the definition")
    case .noCorrections:
      LocalizedText(zh: "没有文件 '\(a(0))'，没有更正", en: "there is no file '\(a(0))': nothing is corrected")
    case .correctionApplied:
      LocalizedText(zh: "'\(a(0))' 由 '\(a(1))' 更正为 '\(a(2))'", en: "'\(a(0))' corrected from '\(a(1))' to '\(a(2))'")
    case .correctionConsequence:
      LocalizedText(
        zh: "因更正，\(LocalizedText.column(a(0)).zh)由 '\(a(1))' 变为 '\(a(2))'，与公示的不同",
        en: "a correction changes \(a(0)) from '\(a(1))' to '\(a(2))'")
    case .correctionRefused:
      LocalizedText(
        zh: "更正未被采纳：\(FindingCode.reason(a(0)).zh)；请核对后重新运行",
        en: "the correction is refused: \(FindingCode.reason(a(0)).en); check it and run again")
    case .localDecision:
      LocalizedText(
        zh: "文件没有规定之处，按本校的决定 \(a(0))（\(a(1))）",
        en: "where the document is silent, our decision \(a(0)) applies (\(a(1)))")
    }
  }

  /// The meaning of the code of a reject.
  private static func reason(_ code: String) -> LocalizedText {
    RejectCode(rawValue: code)?.wording([]) ?? LocalizedText(zh: code, en: code)
  }

  /// The name of a group of appraisees; the school if it is empty.
  private static func group(_ name: String) -> LocalizedText {
    name.isEmpty ? LocalizedText(zh: "全体", en: "the whole school") : LocalizedText(zh: name, en: name)
  }

  /// The consequence of a gate for the score.
  ///
  /// - Parameter code: the word of the definition, or the factor.
  private func consequence(_ code: String) -> LocalizedText {
    switch code {
    case "withhold": LocalizedText(zh: "；成绩不发布", en: ": the score is withheld")
    case "renormalise": LocalizedText(zh: "；其权重由其他分项分担", en: ": the other components share its weight")
    case "zero": LocalizedText(zh: "；按零分计", en: ": it counts as zero")
    case "flag": LocalizedText(zh: "；成绩照计并注明", en: ": the score counts and is marked")
    default: LocalizedText(zh: "；成绩乘以 \(code)", en: ": the score is multiplied by \(code)")
    }
  }

  private func missing(_ code: String) -> LocalizedText {
    code == "withhold" ? LocalizedText(zh: "；总评不发布", en: ": the composite is withheld") : consequence(code)
  }
}

extension Severity {
  var wording: LocalizedText {
    switch self {
    case .error: LocalizedText(zh: "错误", en: "error")
    case .warning: LocalizedText(zh: "警告", en: "warning")
    case .info: LocalizedText(zh: "提示", en: "note")
    }
  }
}

extension RejectCode {
  /// The reason why something was not counted, and what to do.
  ///
  /// - Parameter arguments: texts for the message, such as the file and line of the response that counts instead.
  package func wording(_ arguments: [String]) -> LocalizedText {
    func a(_ index: Int) -> String { arguments.indices.contains(index) ? arguments[index] : "…" }
    let hasBoth = arguments.count == 2
    return switch self {
    case .ragged:
      hasBoth
        ? LocalizedText(zh: "该行有 \(a(0)) 个字段，表头有 \(a(1)) 个", en: "the row has \(a(0)) fields, the header \(a(1))")
        : LocalizedText(zh: "字段数与表头不符", en: "the number of fields differs from the header's")
    case .strayQuote: LocalizedText(zh: "引号位置不对，无法断定字段", en: "a quote stands where none can; the fields cannot be told")
    case .unclosedQuote: LocalizedText(zh: "引号没有闭合", en: "a quote is never closed")
    case .nulByte: LocalizedText(zh: "含 NUL 字节", en: "holds a NUL byte")
    case .tooLong: LocalizedText(zh: "记录过长", en: "the record is too long")
    case .idMissing: LocalizedText(zh: "编号为空", en: "the id is empty")
    case .idScientific:
      LocalizedText(
        zh: "编号被 Excel 变成科学计数，原值已丢失", en: "Excel turned the id into scientific notation; its digits are lost")
    case .idPrecisionLost:
      LocalizedText(zh: "编号第 15 位之后全为 0，原值已丢失", en: "all digits past the 15th are 0: Excel has lost them")
    case .idAmbiguous: LocalizedText(zh: "单元格里不止一个编号", en: "the cell holds more than one id")
    case .idTurnedIntoDate:
      LocalizedText(zh: "编号被 Excel 变成了日期；请用文本格式重新导出", en: "Excel has turned the id into a date; export it as text")
    case .idLeadingZeros:
      hasBoth
        ? LocalizedText(
          zh: "编号与 \(a(0)) 第 \(a(1)) 行只差前导零；请核对",
          en: "the id differs from that in \(a(0)) line \(a(1)) in leading zeros only; check it")
        : LocalizedText(zh: "编号与名单只差前导零", en: "the id differs from a listed one in leading zeros only")
    case .appraiseeUnknown: LocalizedText(zh: "被考核人不在名单上", en: "the appraisee is not on the list")
    case .appraiseeAmbiguous:
      LocalizedText(zh: "评价人分配给多位被考核人，无法断定评的是谁", en: "the rater is assigned to several, and nothing says who is meant")
    case .raterUnknown: LocalizedText(zh: "评价人不在名单上", en: "the rater is not on the list")
    case .selfRating: LocalizedText(zh: "不能评价自己", en: "nobody reviews themselves")
    case .outsideCollege: LocalizedText(zh: "只评价本学院的同事", en: "the review is of somebody of another college")
    case .timeZoneMissing:
      LocalizedText(
        zh: "时间带有时区，而定义没有写 'zone'；请写上，如 \"+08:00\"",
        en: "the time states a zone and the definition none; state 'zone' there, such as +08:00")
    case .timeUnreadable: LocalizedText(zh: "日期或时间无法识别", en: "the date or time cannot be read")
    case .outsidePeriod: LocalizedText(zh: "不在考核周期内", en: "outside the period")
    case .notOnRoster: LocalizedText(zh: "评价人未分配给该被考核人", en: "the rater is not assigned to this appraisee")
    case .raterExcluded: LocalizedText(zh: "评价人已按规定排除", en: "the rater is excluded from the roster with a reason")
    case .noAnswer: LocalizedText(zh: "没有任何有效回答", en: "holds no valid answer")
    case .superseded: LocalizedText(zh: "同一人另有一次回答计入", en: "another response of the same rater counts")
    case .repeated: LocalizedText(zh: "与另一行重复", en: "repeats another row")
    case .conflictingDuplicate: LocalizedText(zh: "与另一行矛盾且没有时间先后", en: "contradicts another row, and neither is later")
    case .notInScale: LocalizedText(zh: "回答不在量表中", en: "the answer is not in the scale")
    case .answerTurnedIntoDate:
      LocalizedText(zh: "回答被 Excel 变成了日期；请从平台重新导出", en: "Excel has turned the answer into a date; export it again")
    case .notANumber: LocalizedText(zh: "回答不是数字", en: "the answer is not a number")
    case .outOfRange: LocalizedText(zh: "回答超出范围", en: "the answer is out of range")
    case .activityUnlisted: LocalizedText(zh: "工作类型不在定义所列之中", en: "the definition lists no such activity")
    case .notInCharge: LocalizedText(zh: "对象不由此人负责", en: "the appraisee is not in charge of whom or what is named")
    case .targetUnknown: LocalizedText(zh: "对象不在名单上", en: "whom or what is named is on no list")
    case .correctionUnknown: LocalizedText(zh: "没有这样的更正项目", en: "there is no such thing to correct")
    case .correctionIncomplete: LocalizedText(zh: "缺少原因或批准人", en: "the reason or the approval is missing")
    case .figureWithheld:
      LocalizedText(zh: "因参与不足不发布的成绩不能用更正补上", en: "a figure that is withheld for participation cannot be supplied")
    case .oldValueDiffers:
      LocalizedText(zh: "原值与公示的不符", en: "the old value is not the one on record")
        + (arguments.first.map { LocalizedText(zh: "：公示为 '\($0)'", en: ", '\($0)'") } ?? LocalizedText(zh: "", en: ""))
    }
  }
}
