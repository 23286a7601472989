/// Meanings of the codes in published columns.
extension CompositeValue.Status: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .published: LocalizedText(zh: "已发布", en: "published")
    case .publishedRenormalised:
      LocalizedText(zh: "已发布，缺项的权重由其他分项分担", en: "published, the weight of what is left out shared by the others")
    case .publishedZeroed: LocalizedText(zh: "已发布，有分项按零分计", en: "published, a component counting as zero")
    case .publishedFlagged:
      LocalizedText(zh: "已发布，有分项参与率不足", en: "published, though participation in a component is too low")
    case .withheld: LocalizedText(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .incomplete: LocalizedText(zh: "缺少分项，不发布", en: "not published: a component is missing")
    }
  }
}

extension FigureStatus: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .published: LocalizedText(zh: "已发布", en: "published")
    case .withheld: LocalizedText(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .missing: LocalizedText(zh: "没有数据", en: "no data")
    }
  }
}

extension ComponentStatus: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .published: LocalizedText(zh: "已发布", en: "published")
    case .flagged: LocalizedText(zh: "参与率不足，照计并注明", en: "counts, though participation is too low")
    case .reduced: LocalizedText(zh: "参与率不足，折算后计入", en: "counts, multiplied by a factor for low participation")
    case .zeroed: LocalizedText(zh: "按零分计", en: "counts as zero")
    case .leftOut: LocalizedText(zh: "不计，权重由其他分项分担", en: "left out; the other components share its weight")
    case .withheld: LocalizedText(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .missing: LocalizedText(zh: "没有数据", en: "no data")
    case .corrected: LocalizedText(zh: "公示后经批准更正", en: "corrected after the public notice")
    }
  }
}

extension DutyOutcome.Status: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .fulfilled: LocalizedText(zh: "全部完成", en: "fulfilled")
    case .short: LocalizedText(zh: "有未完成的", en: "short: something is missing")
    case .advisory: LocalizedText(zh: "倡导性，不计未完成", en: "advisory: encouraged, never short")
    case .notRequired: LocalizedText(zh: "不需完成", en: "nothing was due")
    }
  }
}

extension Participation.Status: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .met: LocalizedText(zh: "达到最低参与率", en: "met the threshold")
    case .belowThreshold: LocalizedText(zh: "低于最低参与率", en: "below the threshold")
    case .fewRaters: LocalizedText(zh: "少于最低参与人数", en: "with too few raters")
    case .nobodyAssigned: LocalizedText(zh: "没有分配评价人", en: "with nobody assigned")
    }
  }
}

extension WithheldReason: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .participation: LocalizedText(zh: "参与率不足", en: "participation is below the threshold")
    case .nobodyAssigned: LocalizedText(zh: "没有分配评价人", en: "nobody is assigned")
    case .fewRaters: LocalizedText(zh: "少于最低参与人数", en: "too few raters")
    case .missingSource: LocalizedText(zh: "某一来源没有数据", en: "a source has no data")
    case .attributeMissing: LocalizedText(zh: "规则要用的情况为空或无法识别", en: "something a rule asks about is not known")
    }
  }
}

extension GradeStatus: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .graded: LocalizedText(zh: "已定", en: "graded")
    case .provisional: LocalizedText(zh: "暂定：还有人待定", en: "provisional while somebody is pending")
    case .pending: LocalizedText(zh: "待定", en: "pending")
    case .reviewedOnly: LocalizedText(zh: "只评议，不评等次", en: "reviewed, not graded")
    case .notApplicable: LocalizedText(zh: "本考核不评等次", en: "this appraisal gives no grades")
    }
  }
}

extension ItemStatus: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .published: LocalizedText(zh: "已发布", en: "published")
    case .suppressed:
      LocalizedText(zh: "回答或评价人少于 5，为保护评价人不发布", en: "fewer than 5 answers or raters: not shown, to protect the raters")
    case .withheld: LocalizedText(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .noAnswers: LocalizedText(zh: "没有有效回答", en: "no valid answer")
    }
  }
}

extension Severity: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .error: LocalizedText(zh: "错误：有人的数字存疑", en: "error: somebody's figures are in doubt")
    case .warning: LocalizedText(zh: "警告：应有人查看", en: "warning: somebody should look")
    case .info: LocalizedText(zh: "提示", en: "for information")
    }
  }
}

extension Stage: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .ingest: LocalizedText(zh: "读入", en: "reading the exports")
    case .validate: LocalizedText(zh: "核对参与", en: "checking who took part")
    case .normalise: LocalizedText(zh: "换算得分", en: "turning answers into scores")
    case .weight: LocalizedText(zh: "加权合成", en: "weighting scores into the composite")
    case .band: LocalizedText(zh: "分档排名", en: "banding, ranking and awards")
    case .publish: LocalizedText(zh: "发布", en: "publishing")
    }
  }
}

extension FindingCode: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .encodingGuessed: LocalizedText(zh: "编码为推断所得", en: "the encoding of a file was guessed")
    case .encodingWeak: LocalizedText(zh: "编码推断没有把握", en: "the guess of an encoding is weak")
    case .headerBelow: LocalizedText(zh: "表头不在第一行", en: "the header is not the first row")
    case .sheetChosen: LocalizedText(zh: "工作簿有几个工作表，只读了一个", en: "one of several worksheets was read")
    case .namedOtherwise: LocalizedText(zh: "文件名是工作簿，内容是文本", en: "a text is named like a workbook")
    case .quotesRecovered: LocalizedText(zh: "未转义的引号已还原", en: "quotes that were not doubled were recovered")
    case .dateOrderAmbiguous: LocalizedText(zh: "日期的日月次序不明", en: "day and month cannot be told apart")
    case .sourceAbsent: LocalizedText(zh: "某一来源还没有文件", en: "a source has no file yet")
    case .leftOut: LocalizedText(zh: "有数据未计入", en: "something was read and not counted")
    case .conflictingDuplicate: LocalizedText(zh: "重复且矛盾", en: "rows contradict each other")
    case .collegeSplit: LocalizedText(zh: "学生分属多个学院", en: "the students belong to several colleges")
    case .excludedFromRoster: LocalizedText(zh: "名单上有人不计入应参与人数", en: "somebody on a roster is not counted as assigned")
    case .nobodyAssigned: LocalizedText(zh: "没有分配评价人", en: "nobody is assigned")
    case .fewRaters: LocalizedText(zh: "少于最低参与人数", en: "too few raters")
    case .belowThreshold: LocalizedText(zh: "低于最低参与率", en: "participation is below the threshold")
    case .lastRound: LocalizedText(zh: "末轮评价，参与率不足也计", en: "counted below the threshold: it was the last round")
    case .moreThanAssigned: LocalizedText(zh: "匿名评价多于应参与人数", en: "more anonymous responses than people assigned")
    case .missingSource: LocalizedText(zh: "分项没有数据", en: "a component has no data")
    case .noScore: LocalizedText(zh: "有人参与但无分可计", en: "raters took part, nothing can be scored")
    case .notTrimmed: LocalizedText(zh: "评价太少，未去掉最高最低分", en: "too few responses to drop any")
    case .boundaryNotInPolicy: LocalizedText(zh: "分值不在文件所列的任何一档", en: "a value that the document's bands leave out")
    case .attributeMissing: LocalizedText(zh: "规则要用的情况不明，等次待定", en: "something a rule asks about is not known")
    case .ruleRecorded: LocalizedText(zh: "记录在案，不影响等次", en: "recorded; moves no grade")
    case .quotaExceeded: LocalizedText(zh: "名额因取整超过比例", en: "rounding gives more places than the share")
    case .quotaLargerThanGroup: LocalizedText(zh: "名额多于人数", en: "more places than people")
    case .quotaEmpty: LocalizedText(zh: "按比例不足一个名额", en: "the share is no place")
    case .quotaTieBroken: LocalizedText(zh: "名额边缘同分已决", en: "a tie on the edge was broken")
    case .quotaTieCut: LocalizedText(zh: "名额边缘同分未决，均不入选", en: "a complete tie on the edge is cut")
    case .quotaTieKept: LocalizedText(zh: "名额边缘同分未决，均入选", en: "a complete tie on the edge is let in")
    case .quotaNext: LocalizedText(zh: "名额之外的下一位", en: "the next in line")
    case .quotaProvisional: LocalizedText(zh: "有人待定，名额暂定", en: "places are provisional while somebody is pending")
    case .dutyShort: LocalizedText(zh: "履职要求未全部完成", en: "a duty is not fulfilled")
    case .staffingMet: LocalizedText(zh: "人员配备达到要求", en: "there are enough for the students")
    case .staffingShort: LocalizedText(zh: "人员配备不足", en: "there are too few for the students")
    case .alternativeUsed: LocalizedText(zh: "分项采用了替代的数据", en: "a component was made of what stands in for it")
    case .awardUnnumbered: LocalizedText(zh: "文件没有规定名额", en: "the document gives no number of places")
    case .noCorrections: LocalizedText(zh: "没有更正文件", en: "there is no file of corrections")
    case .correctionApplied: LocalizedText(zh: "公示后已更正", en: "corrected after the public notice")
    case .correctionConsequence: LocalizedText(zh: "因更正而变化", en: "changed because of a correction")
    case .correctionRefused: LocalizedText(zh: "更正未被采纳", en: "a correction was refused")
    case .localDecision: LocalizedText(zh: "本校决定影响了数字", en: "a decision of ours moved numbers")
    }
  }
}

extension RejectCode: PublishedCode {
  var meaning: LocalizedText { wording([]) }
}

extension Reject.What: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .record: LocalizedText(zh: "文件中的一行记录", en: "a record of a file")
    case .response: LocalizedText(zh: "一次评价", en: "one rater's response on one appraisee")
    case .answer: LocalizedText(zh: "一个回答", en: "one answer")
    case .correction: LocalizedText(zh: "一项更正", en: "one correction")
    }
  }
}

extension Reject.Disposition: PublishedCode {
  var meaning: LocalizedText {
    switch self {
    case .rejected: LocalizedText(zh: "未计入", en: "not counted")
    case .superseded: LocalizedText(zh: "由另一条取代", en: "another one counts instead")
    case .void: LocalizedText(zh: "该回答作废，其余照计", en: "the answer is void, the response goes on")
    }
  }
}
