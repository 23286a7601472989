/// The platforms that are known, each by its description. Of several that fit, the one with most names wins.
extension Platform {
  static let all: [Platform] = [
    wenjuanxing, wenjuan, tencent, jinshuju, microsoftForms, limesurvey, qualtrics, qualtricsLegacy, surveymonkey,
    googleForms, moodle, redcap, kobo, teammates,
  ]

  static func named(_ name: PlatformName) -> Platform? { all.first { $0.name == name } }

  /// 问卷星: six or seven columns of its own, then the questions under their numbers.
  static let wenjuanxing = Platform(
    name: .wenjuanxing, title: LocalizedText(zh: "问卷星", en: "Wenjuanxing"),
    signatures: [.has(5, of: ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "总分"])],
    naming: .numbered,
    metadata: [.sequence: ["序号"], .submitted: ["提交答卷时间"], .duration: ["所用时间"]],
    missing: ["(跳过)", "(空)", "-2", "-3"], openText: ("〖", "〗"), separator: "┋")

  /// 问卷网: its own columns before and after; option numbers as `1.0`.
  static let wenjuan = Platform(
    name: .wenjuan, title: LocalizedText(zh: "问卷网", en: "Wenjuan"),
    signatures: [
      .has(6, of: ["seq", "source", "start", "finish", "time_used", "ip_province", "ip_city", "ip", "browser", "os"]),
      .begins(["答题序号", "来源"]),
    ],
    naming: .numbered,
    metadata: [
      .sequence: ["seq", "答题序号"], .started: ["start", "开始时间"], .submitted: ["finish", "结束时间", "提交时间"],
      .duration: ["time_used", "答题时长", "所用时间"],
    ], writesWholeNumbersWithPoint: true)

  static let tencent = Platform(
    name: .tencent, title: LocalizedText(zh: "腾讯问卷", en: "Tencent Questionnaire"),
    signatures: [
      .has(
        5,
        of: [
          "编号", "开始答题时间", "结束答题时间", "答题时长", "地理位置国家和地区", "地理位置省", "地理位置市", "用户类型", "用户标识", "昵称", "自定义字段",
        ])
    ],
    naming: .numbered,
    metadata: [
      .sequence: ["编号"], .started: ["开始答题时间"], .submitted: ["结束答题时间"], .duration: ["答题时长"], .rater: ["用户标识"],
    ])

  static let jinshuju = Platform(
    name: .jinshuju, title: LocalizedText(zh: "金数据", en: "Jinshuju"),
    signatures: [.has(5, of: ["提交人", "提交时间", "修改时间", "填写设备", "操作系统", "浏览器", "ip"])],
    naming: .numbered, metadata: [.sequence: ["序号"], .submitted: ["提交时间"], .rater: ["提交人"]])

  static let microsoftForms = Platform(
    name: .microsoftForms, title: LocalizedText(zh: "Microsoft Forms", en: "Microsoft Forms"),
    signatures: [
      .begins(["ID", "Start time", "Completion time", "Email", "Name"]),
      .begins(["ID", "开始时间", "完成时间", "电子邮件", "名称"]),
    ],
    metadata: [
      .sequence: ["ID"], .started: ["Start time", "开始时间"], .submitted: ["Completion time", "完成时间"],
      .rater: ["Email", "电子邮件"],
    ], separator: ";", dateOrder: .monthFirst)

  static let limesurvey = Platform(
    name: .limesurvey, title: LocalizedText(zh: "LimeSurvey", en: "LimeSurvey"),
    signatures: [
      .has(3, of: ["submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl"])
    ],
    naming: .codeAndText,
    metadata: [
      .sequence: ["id"], .started: ["startdate"], .submitted: ["submitdate"], .duration: ["interviewtime"],
      .rater: ["token"],
    ], missing: ["N/A"])

  /// Three header rows: id, text, and the import id as JSON.
  static let qualtrics = Platform(
    name: .qualtrics, title: LocalizedText(zh: "Qualtrics", en: "Qualtrics"),
    signatures: [
      .has(
        6,
        of: [
          "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
          "RecordedDate", "ResponseId",
        ])
    ],
    headerRows: 3, naming: .stacked,
    metadata: [
      .started: ["StartDate"], .submitted: ["EndDate"], .duration: ["Duration (in seconds)"],
      .rater: ["ExternalReference", "RecipientEmail"],
    ], missing: ["-99"])

  /// Two header rows, of which the second says what `V1` to `V10` are.
  static let qualtricsLegacy = Platform(
    name: .qualtricsLegacy, title: LocalizedText(zh: "Qualtrics（旧格式）", en: "Qualtrics (legacy)"),
    signatures: [
      .begins(["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10"], over: ["ResponseID", "ResponseSet"])
    ],
    headerRows: 2, naming: .stacked,
    metadata: [.started: ["StartDate"], .submitted: ["EndDate"], .rater: ["ExternalDataReference", "EmailAddress"]],
    missing: ["-99"])

  /// Two header rows: the stem once, then blanks; below it the options, or `Response`.
  static let surveymonkey = Platform(
    name: .surveymonkey, title: LocalizedText(zh: "SurveyMonkey", en: "SurveyMonkey"),
    signatures: [
      .has(
        5,
        of: [
          "Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Email Address", "First Name",
          "Last Name", "Custom Data 1",
        ])
    ],
    headerRows: 2, naming: .stemAndOption,
    metadata: [
      .sequence: ["Respondent ID"], .started: ["Date Created"], .submitted: ["Date Modified"],
      .rater: ["Custom Data 1", "Email Address"],
    ], dateOrder: .monthFirst)

  static let googleForms = Platform(
    name: .googleForms, title: LocalizedText(zh: "Google 表单", en: "Google Forms"),
    signatures: [.begins(["Timestamp"]), .begins(["时间戳记"])],
    metadata: [.submitted: ["Timestamp", "时间戳记"], .rater: ["Email Address", "Username", "电子邮件地址"]],
    separator: ", ", dateOrder: .monthFirst)

  static let moodle = Platform(
    name: .moodle, title: LocalizedText(zh: "Moodle", en: "Moodle"),
    signatures: [
      .has(
        5,
        of: [
          "Response", "Submitted on:", "Institution", "Department", "Course", "Group", "ID", "Full name", "Username",
        ])
    ],
    metadata: [.sequence: ["Response"], .submitted: ["Submitted on:"], .rater: ["Username"]], dateOrder: .dayFirst)

  static let redcap = Platform(
    name: .redcap, title: LocalizedText(zh: "REDCap", en: "REDCap"),
    signatures: [
      .begins(["record_id", "redcap_survey_identifier"]), .begins(["record_id", "redcap_event_name"]),
      .begins(["record_id", "redcap_repeat_instrument"]), .begins(["record_id", "survey_timestamp"]),
    ],
    metadata: [
      .sequence: ["record_id"], .submitted: ["survey_timestamp"], .rater: ["redcap_survey_identifier"],
    ], missing: ["[not completed]"])

  static let kobo = Platform(
    name: .kobo, title: LocalizedText(zh: "KoboToolbox", en: "KoboToolbox"),
    signatures: [
      .has(
        4,
        of: ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_index"])
    ],
    naming: .lastOfPath,
    metadata: [
      .sequence: ["_id"], .started: ["start"], .submitted: ["end", "_submission_time"], .rater: ["_submitted_by"],
    ], separator: " ")

  /// Peer review: a table a question, with summaries between.
  static let teammates = Platform(
    name: .teammates, title: LocalizedText(zh: "TEAMMATES", en: "TEAMMATES"),
    signatures: [.begins(["Team", "Giver's Full Name"]), .begins(["Team", "Giver's Name"])],
    metadata: [.rater: ["Giver's Email"]], missing: ["No Response", "Not Submitted"],
    endsRecordsEarly: true, tableMark: "Question")
}
