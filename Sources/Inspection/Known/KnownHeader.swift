import Appraisal

/// Words in the headers of exports and lists that suggest what a column holds.
enum KnownHeader {
  /// Whether a name has one of the words: English ones between blanks (`student id`), Chinese ones anywhere.
  static func has(_ words: [String], in names: [String]) -> Bool {
    names.map(folded).contains { name in words.contains { name.contains(isEnglish($0) ? " \($0) " : $0) } }
  }

  /// Whether a name is one of the words with at most `slack` characters more: 您的姓名是？ is 姓名, 对班级建设的评价 is not
  /// 班级.
  static func isAlone(_ words: [String], _ names: [String], slack: Int = 4) -> Bool {
    names.map(folded).contains { name in
      let length = name.unicodeScalars.count - 2
      return words.contains { word in
        if isEnglish(word) { return name == " \(word) " }
        return name.contains(word) && length <= word.unicodeScalars.count + slack
      }
    }
  }

  private static func isEnglish(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 128 } }

  /// The name in small letters with blanks around each word: `student_id` is ` student id `, `5、您的学号是？` is
  /// ` 您的学号是 `.
  private static func folded(_ name: String) -> String {
    let marks = "_-./[]()（）?？:：'’,\t".unicodeScalars
    let text = HeaderNaming.question(name).text.lowercased().unicodeScalars
    let words = text.split { $0.properties.isWhitespace || marks.contains($0) }.map(String.init)
    return " " + words.joined(separator: " ") + " "
  }

  // MARK: - Persons

  /// The person a response is about, whatever else the header says: 被评价人工号 is no rater.
  static let rated = [
    "被评", "被考", "被测", "被打分", "受评", "appraisee", "ratee", "mentor id", "counselor id", "advisor id", "recipient",
    "teacher id", "instructor id", "辅导员工号", "辅导员编号", "班主任工号", "班主任编号", "导师工号", "导师编号", "教师工号", "人员编号", "辅导员的工号",
    "班主任的工号", "导师的工号",
  ]
  static let rater = [
    "学号", "student id", "student number", "studentid", "student no", "username", "custom data 1", "评价人", "打分人", "评委",
    "评分人", "您的工号", "您的编号", "你的工号", "本人工号", "教师编号", "考号", "student", "rater", "rater id", "giver s email", "giver",
    "respondent email", "matriculation number",
  ]
  /// Ids of staff; the other columns show whose.
  static let staff = ["工号", "职工号", "人员编号", "编号", "staff id", "employee id", "staff number", "id"]
  static let name = ["姓名", "名字", "昵称", "称呼", "name", "first name", "last name", "full name", "nickname"]
  static let college = [
    "学院", "院系", "带生学院", "所在单位", "部门", "系部", "书院", "college", "department", "school", "faculty", "unit",
  ]
  static let post = ["类别", "岗位", "职称", "职务", "导师类别", "role", "position", "job title"]
  static let status = ["学籍状态", "学籍", "在读状态", "在校状态", "状态", "enrolment status", "enrollment status", "student status"]
  /// Numbers about a person that are no marks.
  static let personal = ["年龄", "年级", "电话", "手机", "宿舍", "座号", "age", "phone", "seat"]
  /// Other properties of persons on a list, which are no items of a survey.
  static let attribute = [
    "班级", "专业", "年级", "性别", "年龄", "电话", "手机", "民族", "政治面貌", "层次", "日期", "时间", "class", "major", "gender", "age",
    "phone", "year", "月数", "天数", "人数", "学生数", "学时", "次数", "课时",
  ]

  // MARK: - What a platform or a clerk writes down

  static let submitted = [
    "提交时间", "提交答卷时间", "答题时间", "填写时间", "完成时间", "结束时间", "评价时间", "打分时间", "timestamp", "submitted", "submission time",
    "end time", "completion time", "date submitted", "结束答题时间",
  ]
  static let duration = ["用时", "所用时间", "时长", "duration", "time used", "minutes", "seconds"]
  static let sequence = ["序号", "编号", "答题序号", "seq", "no", "number", "index"]
  static let comment = [
    "意见", "建议", "评语", "备注", "想说", "留言", "说明", "原因", "comment", "comments", "suggestion", "suggestions", "remarks",
    "remark", "feedback", "notes",
  ]
  static let metadata = [
    "ip", "来自ip", "来源", "来源详情", "来源渠道", "浏览器", "操作系统", "填写设备", "设备", "地理位置", "经度", "纬度", "省份", "城市", "用户类型", "自定义字段",
    "提交人", "修改时间", "总分", "ip address", "ipaddr", "browser", "os", "device", "user agent", "latitude", "longitude",
    "uuid", "language", "email", "email address", "refurl", "seed", "lastpage", "version", "tags", "locationlatitude",
    "locationlongitude", "locationaccuracy", "distributionchannel", "userlanguage", "recipientlastname",
    "recipientfirstname", "recipientemail", "responseset", "complete", "survey complete", "institution", "course",
    "group", "ip省份", "ip城市", "ip地址", "联系方式",
  ]
  static let activity = ["工作类型", "活动类型", "工作内容", "类型", "事项", "活动", "项目", "activity", "type", "event", "category"]

  /// Marks between the words of an answer: 示例同学，326001010000.
  static let marks = ",，、;；:：/|()（）".unicodeScalars
  /// Units of durations, the longest first.
  static let durationUnits = ["小时", "分钟", "分", "秒", "min", "s"]
  /// The text before the number of a question that has several columns: `第6题(运动)`.
  static let numbering = "第"

  // MARK: - Names of files

  static let listFile = ["名单", "花名册", "分工", "roster", "list", "students", "people", "staff", "所带", "包联"]
  static let ledgerFile = ["台账", "记录", "ledger", "log", "activities"]
  static let sheetFile = [
    "评分", "考核", "检查", "评议", "自评", "测评", "满意", "问卷", "评价", "互评", "survey", "feedback", "review", "results",
  ]

  /// Reasons for leaving out a rater on a roster, by the text of the status column.
  static let absence = [
    "休学": "on-leave", "退学": "withdrawn", "毕业": "graduated", "转学": "transferred", "保留学籍": "on-leave",
    "on leave": "on-leave", "withdrawn": "withdrawn", "graduated": "graduated",
  ]
}
