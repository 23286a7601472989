/// Meanings of the codes in published columns.
extension CompositeValue.Status: PublishedCode {
  var meaning: Wording {
    switch self {
    case .published: Wording(zh: "已发布", en: "published")
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

extension Participation.Status: PublishedCode {
  var meaning: Wording {
    switch self {
    case .met: Wording(zh: "达到最低参与率", en: "met the threshold")
    case .belowThreshold: Wording(zh: "低于最低参与率", en: "below the threshold")
    case .nobodyAssigned: Wording(zh: "没有分配评价人", en: "with nobody assigned")
    }
  }
}

extension WithheldReason: PublishedCode {
  var meaning: Wording {
    switch self {
    case .participation: Wording(zh: "参与率不足", en: "participation is below the threshold")
    case .nobodyAssigned: Wording(zh: "没有分配评价人", en: "nobody is assigned")
    case .missingSource: Wording(zh: "某一来源没有数据", en: "a source has no data")
    }
  }
}

extension GradeStatus: PublishedCode {
  var meaning: Wording {
    switch self {
    case .notApplicable: Wording(zh: "本考核不评等次", en: "this appraisal gives no grades")
    }
  }
}

extension ItemStatus: PublishedCode {
  var meaning: Wording {
    switch self {
    case .published: Wording(zh: "已发布", en: "published")
    case .suppressed: Wording(zh: "回答少于 5 个，为保护评价人不发布", en: "fewer than 5 answers: not shown, to protect the raters")
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
    case .leftOut: Wording(zh: "有数据未计入", en: "something was read and not counted")
    case .conflictingDuplicate: Wording(zh: "重复且矛盾", en: "rows contradict each other")
    case .collegeSplit: Wording(zh: "学生分属多个学院", en: "the students belong to several colleges")
    case .nobodyAssigned: Wording(zh: "没有分配评价人", en: "nobody is assigned")
    case .belowThreshold: Wording(zh: "低于最低参与率", en: "participation is below the threshold")
    case .missingSource: Wording(zh: "分项没有数据", en: "a component has no data")
    case .noScore: Wording(zh: "有人参与但无分可计", en: "raters took part, nothing can be scored")
    case .boundaryNotInPolicy: Wording(zh: "分值不在文件所列的任何一档", en: "a value that the document's bands leave out")
    case .awardShareExceeded: Wording(zh: "名额因取整超过比例", en: "rounding gives more places than the share")
    case .awardTieBroken: Wording(zh: "名额边缘同分已决", en: "a tie on the edge was broken")
    case .awardTieCut: Wording(zh: "名额边缘同分未决，均不入选", en: "a complete tie on the edge is cut")
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
