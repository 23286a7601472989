/// Meanings of the codes in published columns.
extension CompositeValue.Status: PublishedCode {
  var meaning: Wording {
    switch self {
    case .published: Wording(zh: "已发布", en: "published")
    case .publishedRenormalised:
      Wording(zh: "已发布，缺项的权重由其他分项分担", en: "published, the weight of what is left out shared by the others")
    case .publishedZeroed: Wording(zh: "已发布，有分项按零分计", en: "published, a component counting as zero")
    case .publishedFlagged:
      Wording(zh: "已发布，有分项参与率不足", en: "published, though participation in a component is too low")
    case .withheld: Wording(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .incomplete: Wording(zh: "缺少分项，不发布", en: "not published: a component is missing")
    }
  }
}

extension FigureStatus: PublishedCode {
  var meaning: Wording {
    switch self {
    case .published: Wording(zh: "已发布", en: "published")
    case .withheld: Wording(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .missing: Wording(zh: "没有数据", en: "no data")
    }
  }
}

extension ComponentStatus: PublishedCode {
  var meaning: Wording {
    switch self {
    case .published: Wording(zh: "已发布", en: "published")
    case .flagged: Wording(zh: "参与率不足，照计并注明", en: "counts, though participation is too low")
    case .reduced: Wording(zh: "参与率不足，折算后计入", en: "counts, multiplied by a factor for low participation")
    case .zeroed: Wording(zh: "按零分计", en: "counts as zero")
    case .leftOut: Wording(zh: "不计，权重由其他分项分担", en: "left out; the other components share its weight")
    case .withheld: Wording(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .missing: Wording(zh: "没有数据", en: "no data")
    case .corrected: Wording(zh: "公示后经批准更正", en: "corrected after the public notice")
    }
  }
}

extension DutyOutcome.Status: PublishedCode {
  var meaning: Wording {
    switch self {
    case .fulfilled: Wording(zh: "全部完成", en: "fulfilled")
    case .short: Wording(zh: "有未完成的", en: "short: something is missing")
    case .advisory: Wording(zh: "倡导性，不计未完成", en: "advisory: encouraged, never short")
    case .notRequired: Wording(zh: "不需完成", en: "nothing was due")
    }
  }
}

extension Participation.Status: PublishedCode {
  var meaning: Wording {
    switch self {
    case .met: Wording(zh: "达到最低参与率", en: "met the threshold")
    case .belowThreshold: Wording(zh: "低于最低参与率", en: "below the threshold")
    case .fewRaters: Wording(zh: "少于最低参与人数", en: "with too few raters")
    case .nobodyAssigned: Wording(zh: "没有分配评价人", en: "with nobody assigned")
    }
  }
}

extension WithheldReason: PublishedCode {
  var meaning: Wording {
    switch self {
    case .participation: Wording(zh: "参与率不足", en: "participation is below the threshold")
    case .nobodyAssigned: Wording(zh: "没有分配评价人", en: "nobody is assigned")
    case .fewRaters: Wording(zh: "少于最低参与人数", en: "too few raters")
    case .missingSource: Wording(zh: "某一来源没有数据", en: "a source has no data")
    case .attributeMissing: Wording(zh: "规则要用的情况为空或无法识别", en: "something a rule asks about is not known")
    }
  }
}

extension GradeStatus: PublishedCode {
  var meaning: Wording {
    switch self {
    case .graded: Wording(zh: "已定", en: "graded")
    case .provisional: Wording(zh: "暂定：还有人待定", en: "provisional while somebody is pending")
    case .pending: Wording(zh: "待定", en: "pending")
    case .reviewedOnly: Wording(zh: "只评议，不评等次", en: "reviewed, not graded")
    case .notApplicable: Wording(zh: "本考核不评等次", en: "this appraisal gives no grades")
    }
  }
}

extension ItemStatus: PublishedCode {
  var meaning: Wording {
    switch self {
    case .published: Wording(zh: "已发布", en: "published")
    case .suppressed:
      Wording(zh: "回答或评价人少于 5，为保护评价人不发布", en: "fewer than 5 answers or raters: not shown, to protect the raters")
    case .withheld: Wording(zh: "参与率不足，不发布", en: "withheld: participation is not met")
    case .noAnswers: Wording(zh: "没有有效回答", en: "no valid answer")
    }
  }
}

extension Severity: PublishedCode {
  var meaning: Wording {
    switch self {
    case .error: Wording(zh: "错误：有人的数字存疑", en: "error: somebody's figures are in doubt")
    case .warning: Wording(zh: "警告：应有人查看", en: "warning: somebody should look")
    case .info: Wording(zh: "提示", en: "for information")
    }
  }
}

extension Stage: PublishedCode {
  var meaning: Wording {
    switch self {
    case .ingest: Wording(zh: "读入", en: "reading the exports")
    case .validate: Wording(zh: "核对参与", en: "checking who took part")
    case .normalise: Wording(zh: "换算得分", en: "turning answers into scores")
    case .weight: Wording(zh: "加权合成", en: "weighting scores into the composite")
    case .band: Wording(zh: "分档排名", en: "banding, ranking and awards")
    case .publish: Wording(zh: "发布", en: "publishing")
    }
  }
}

extension FindingCode: PublishedCode {
  var meaning: Wording {
    switch self {
    case .encodingGuessed: Wording(zh: "编码为推断所得", en: "the encoding of a file was guessed")
    case .encodingWeak: Wording(zh: "编码推断没有把握", en: "the guess of an encoding is weak")
    case .headerBelow: Wording(zh: "表头不在第一行", en: "the header is not the first row")
    case .sheetChosen: Wording(zh: "工作簿有几个工作表，只读了一个", en: "one of several worksheets was read")
    case .namedOtherwise: Wording(zh: "文件名是工作簿，内容是文本", en: "a text is named like a workbook")
    case .quotesRecovered: Wording(zh: "未转义的引号已还原", en: "quotes that were not doubled were recovered")
    case .dateOrderAmbiguous: Wording(zh: "日期的日月次序不明", en: "day and month cannot be told apart")
    case .sourceAbsent: Wording(zh: "某一来源还没有文件", en: "a source has no file yet")
    case .leftOut: Wording(zh: "有数据未计入", en: "something was read and not counted")
    case .conflictingDuplicate: Wording(zh: "重复且矛盾", en: "rows contradict each other")
    case .collegeSplit: Wording(zh: "学生分属多个学院", en: "the students belong to several colleges")
    case .excludedFromRoster: Wording(zh: "名单上有人不计入应参与人数", en: "somebody on a roster is not counted as assigned")
    case .nobodyAssigned: Wording(zh: "没有分配评价人", en: "nobody is assigned")
    case .fewRaters: Wording(zh: "少于最低参与人数", en: "too few raters")
    case .belowThreshold: Wording(zh: "低于最低参与率", en: "participation is below the threshold")
    case .lastRound: Wording(zh: "末轮评价，参与率不足也计", en: "counted below the threshold: it was the last round")
    case .moreThanAssigned: Wording(zh: "匿名评价多于应参与人数", en: "more anonymous responses than people assigned")
    case .missingSource: Wording(zh: "分项没有数据", en: "a component has no data")
    case .noScore: Wording(zh: "有人参与但无分可计", en: "raters took part, nothing can be scored")
    case .notTrimmed: Wording(zh: "评价太少，未去掉最高最低分", en: "too few responses to drop any")
    case .boundaryNotInPolicy: Wording(zh: "分值不在文件所列的任何一档", en: "a value that the document's bands leave out")
    case .attributeMissing: Wording(zh: "规则要用的情况不明，等次待定", en: "something a rule asks about is not known")
    case .ruleRecorded: Wording(zh: "记录在案，不影响等次", en: "recorded; moves no grade")
    case .quotaExceeded: Wording(zh: "名额因取整超过比例", en: "rounding gives more places than the share")
    case .quotaLargerThanGroup: Wording(zh: "名额多于人数", en: "more places than people")
    case .quotaEmpty: Wording(zh: "按比例不足一个名额", en: "the share is no place")
    case .quotaTieBroken: Wording(zh: "名额边缘同分已决", en: "a tie on the edge was broken")
    case .quotaTieCut: Wording(zh: "名额边缘同分未决，均不入选", en: "a complete tie on the edge is cut")
    case .quotaTieKept: Wording(zh: "名额边缘同分未决，均入选", en: "a complete tie on the edge is let in")
    case .quotaNext: Wording(zh: "名额之外的下一位", en: "the next in line")
    case .quotaProvisional: Wording(zh: "有人待定，名额暂定", en: "places are provisional while somebody is pending")
    case .dutyShort: Wording(zh: "履职要求未全部完成", en: "a duty is not fulfilled")
    case .staffingMet: Wording(zh: "人员配备达到要求", en: "there are enough for the students")
    case .staffingShort: Wording(zh: "人员配备不足", en: "there are too few for the students")
    case .alternativeUsed: Wording(zh: "分项采用了替代的数据", en: "a component was made of what stands in for it")
    case .awardUnnumbered: Wording(zh: "文件没有规定名额", en: "the document gives no number of places")
    case .noCorrections: Wording(zh: "没有更正文件", en: "there is no file of corrections")
    case .correctionApplied: Wording(zh: "公示后已更正", en: "corrected after the public notice")
    case .correctionConsequence: Wording(zh: "因更正而变化", en: "changed because of a correction")
    case .correctionRefused: Wording(zh: "更正未被采纳", en: "a correction was refused")
    case .localDecision: Wording(zh: "本校决定影响了数字", en: "a decision of ours moved numbers")
    }
  }
}

extension RejectCode: PublishedCode {
  var meaning: Wording { wording([]) }
}

extension Reject.What: PublishedCode {
  var meaning: Wording {
    switch self {
    case .record: Wording(zh: "文件中的一行记录", en: "a record of a file")
    case .response: Wording(zh: "一次评价", en: "one rater's response on one appraisee")
    case .answer: Wording(zh: "一个回答", en: "one answer")
    case .correction: Wording(zh: "一项更正", en: "one correction")
    }
  }
}

extension Reject.Disposition: PublishedCode {
  var meaning: Wording {
    switch self {
    case .rejected: Wording(zh: "未计入", en: "not counted")
    case .superseded: Wording(zh: "由另一条取代", en: "another one counts instead")
    case .void: Wording(zh: "该回答作废，其余照计", en: "the answer is void, the response goes on")
    }
  }
}
