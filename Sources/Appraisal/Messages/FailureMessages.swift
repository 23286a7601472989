import Tabular

/// Messages of failures, after which a run cannot go on: what is wrong and what to do.
extension LocalizedText {
  static let outOfMemory = LocalizedText(zh: "内存不足", en: "out of memory")
  static let noDigest = LocalizedText(
    zh: "libcrypto 无法计算 SHA-256 或 BLAKE2b；请检查 OpenSSL 的安装",
    en: "libcrypto gives no SHA-256 or BLAKE2b; check how OpenSSL is installed")
  static let decodedWithoutProblem = LocalizedText(
    zh: "程序内部错误：定义未能解码；请报告", en: "an internal fault: the definition was not decoded; please report it")

  static let fileMissing = LocalizedText(zh: "文件不存在；请检查路径", en: "the file does not exist; check the path")
  static let folderMissing = LocalizedText(zh: "文件夹不存在；请检查路径", en: "the folder does not exist; check the path")
  static let fileIsDirectory = LocalizedText(zh: "这是文件夹，应为文件", en: "this is a directory, expected a file")
  static let folderIsFile = LocalizedText(zh: "这不是文件夹", en: "this is not a directory")
  static let fileNotRegular = LocalizedText(zh: "这不是普通文件", en: "this is not a regular file")
  static let fileDenied = LocalizedText(zh: "没有读取权限", en: "permission to read is denied")
  static let fileEmpty = LocalizedText(
    zh: "文件是空的，连表头也没有；请重新导出", en: "the file is empty, without even a header; export it again")
  static func fileTooLarge(_ limit: Int) -> LocalizedText {
    LocalizedText(zh: "文件超过 \(limit) 字节", en: "the file has more than \(limit) bytes")
  }

  static func readFailed(_ reason: String) -> LocalizedText {
    LocalizedText(zh: "读取失败：\(reason)", en: "reading failed: \(reason)")
  }
  static func writeFailed(_ reason: String) -> LocalizedText {
    LocalizedText(zh: "写入失败：\(reason)；原有的结果未改动", en: "writing failed: \(reason); earlier output is unchanged")
  }

  static func givenForNothing(_ name: String, asked: [String]) -> LocalizedText {
    LocalizedText(
      zh: "'--file' 给出了 '\(name)'，定义不读这个文件", en: "'--file' gives '\(name)', which the definition does not ask for"
    ).suggesting(name, among: asked)
  }

  static func noFileMatches(_ pattern: String, source: String) -> LocalizedText {
    LocalizedText(
      zh: "来源 '\(source)' 需要 '\(pattern)'，没有匹配的文件；请放入导出文件或改 'files'",
      en: "source '\(source)' needs '\(pattern)' and no file matches; put the export there or change 'files'")
  }

  static func undecodable(_ encoding: String, bytes: [UInt8]) -> LocalizedText {
    let hex = bytes.prefix(4).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined(separator: " ")
    return LocalizedText(
      zh: "字节 \(hex) 不是有效的 \(encoding)；请以 UTF-8 或 GB18030 重新导出，或在定义的 'format' 中写 'encoding'",
      en:
        "bytes \(hex) are not valid \(encoding); export as UTF-8 or GB18030, or state 'encoding' under 'format' in the definition"
    )
  }

  static let headerUnreadable = LocalizedText(
    zh: "表头无法读取（引号、NUL 或过长）；请重新导出", en: "the header cannot be read (quotes, NUL or too long); export it again")

  static func headerBeyondEnd(_ row: Int) -> LocalizedText {
    LocalizedText(
      zh: "文件不到第 \(row) 行就结束了；请核对定义中的 'header-row'",
      en: "the file ends before row \(row), in which the header should begin; check 'header-row' in the definition")
  }

  static func tableBeyondEnd(_ wanted: Int, count: Int) -> LocalizedText {
    LocalizedText(
      zh: "文件中有 \(count) 个表，没有第 \(wanted) 个；请核对定义中的 'table'",
      en: "there is no table number \(wanted) in the file, which holds \(count); check 'table' in the definition")
  }

  /// The message for a missing column. It quotes no cell of the file: without a header, the first row is a rater's.
  static func columnMissing(_ wanted: String, near: Int?, count: Int) -> LocalizedText {
    let hint =
      near.map { ("是否指第 \($0) 列？", "is column \($0) meant?") }
      ?? ("该行有 \(count) 列；请核对表头", "that row has \(count) columns; check that it is the header")
    return LocalizedText(zh: "表头没有列 '\(wanted)'；\(hint.0)", en: "the header has no column '\(wanted)'; \(hint.1)")
  }

  static func columnAmbiguous(_ wanted: String, count: Int) -> LocalizedText {
    LocalizedText(
      zh: "列 '\(wanted)' 在表头出现 \(count) 次；请改用 {position: …}",
      en: "column '\(wanted)' stands \(count) times in the header; use {position: …}")
  }

  static func appraiseeTwice(firstLine: Int) -> LocalizedText {
    LocalizedText(
      zh: "同一工号在第 \(firstLine) 行已有不同的资料；请更正名单",
      en: "this id stands with other details on line \(firstLine); correct the list")
  }

  static let noAppraisees = LocalizedText(zh: "名单中没有可用的被考核人", en: "the list has no usable appraisee")

  static let outputNotOurs = LocalizedText(
    zh: "目标文件夹里有别的内容，不会覆盖；请换一个空的或新的文件夹",
    en: "the target holds something that manyidu did not publish, and is left alone; name a new or empty folder")
  static let outputParentMissing = LocalizedText(
    zh: "无法在此建立输出；上级文件夹不存在或不可写", en: "output cannot be created here: the parent folder is missing or not writable")
  static let targetLocked = LocalizedText(
    zh: "另一个运行正在写这个目标；请等它结束", en: "another run holds this target; wait until it has ended")

  static let keyMissing = LocalizedText(
    zh: "分阶段运行需要假名密钥：请把 MANYIDU_KEY_FILE 设为至少 16 字节的文件（make 会自动生成）",
    en: "stages need a key for pseudonyms: set MANYIDU_KEY_FILE to a file of at least 16 bytes (make creates one)")
  static let keyUnusable = LocalizedText(
    zh: "密钥文件应有 16 到 64 字节", en: "the key file must hold 16 to 64 bytes")

  static func stageMissing(_ stage: String) -> LocalizedText {
    LocalizedText(zh: "工作文件夹里没有 '\(stage)' 阶段；请先运行它", en: "the work folder has no stage '\(stage)'; run it first")
  }

  static func stageOfOtherDefinition(_ stage: String) -> LocalizedText {
    LocalizedText(
      zh: "'\(stage)' 阶段来自另一个版本的定义；请从 ingest 重新开始",
      en: "stage '\(stage)' was made with another definition; start again from ingest")
  }

  static func stageFileBroken(_ column: String) -> LocalizedText {
    LocalizedText(
      zh: "阶段文件损坏（'\(column)'）；请重新运行上一阶段", en: "the stage file is damaged ('\(column)'); run the stage before again")
  }

  static func sumsDisagree(_ source: String) -> LocalizedText {
    LocalizedText(
      zh: "程序内部错误：来源 '\(source)' 的收支不平；未发布任何结果，请报告",
      en: "an internal fault: the sums of source '\(source)' do not agree; nothing was published, please report it")
  }
}

// Messages about workbooks. The advice is nearly always the same: Excel repairs what it can when it saves a file again.
extension LocalizedText {
  static func workbook(_ fault: WorkbookFault) -> LocalizedText {
    switch fault {
    case .noWorkbook(let content): noWorkbook(content)
    case .encrypted:
      LocalizedText(
        zh: "工作簿有密码保护；请在 Excel 中打开，取消密码并另存为 .xlsx 或 CSV UTF-8",
        en: "the workbook is protected with a password; open it in Excel, remove the password and save it")
    case .noWorksheets:
      LocalizedText(zh: "工作簿中没有工作表；请重新导出", en: "the workbook has no worksheet; export it again")
    case .noSheet(let name, let known): noSheet(name, known: known.map { "'\($0)'" })
    case .tooLarge(let quantity, let limit): workbookTooLarge(quantity, limit)
    case .damaged(let part, let line, let damage): workbookDamaged(part, line, damage)
    }
  }

  private static func noSheet(_ name: String, known: [String]) -> LocalizedText {
    let names = known.joined(separator: ", ")
    return LocalizedText(
      zh: "工作簿中没有工作表 '\(name)'，现有：\(names)；请核对定义中的名称",
      en: "the workbook has no worksheet '\(name)', only \(names); check the name in the definition")
  }

  private static func noWorkbook(_ content: FileContent) -> LocalizedText {
    let found = contentWords(content)
    return LocalizedText(
      zh: "这是\(found.zh)，应为 .xlsx 或 .xls 工作簿；请在 Excel 中打开并另存为 .xlsx 或 CSV UTF-8",
      en: "this is \(found.en), expected a workbook (.xlsx or .xls); open it in Excel and save it as .xlsx or CSV UTF-8"
    )
  }

  private static func contentWords(_ content: FileContent) -> LocalizedText {
    switch content {
    case .text: LocalizedText(zh: "文本文件", en: "a text file")
    case .xlsx: LocalizedText(zh: ".xlsx 工作簿", en: "an .xlsx workbook")
    case .xlsb: LocalizedText(zh: "二进制工作簿（.xlsb）", en: "a binary workbook (.xlsb)")
    case .xls: LocalizedText(zh: ".xls 工作簿", en: "an .xls workbook")
    case .html: LocalizedText(zh: "网页（许多平台把网页存为 .xls）", en: "a web page (many platforms name these .xls)")
    case .xml: LocalizedText(zh: "XML 表格（Excel 2003）", en: "an XML spreadsheet (Excel 2003)")
    case .encrypted: LocalizedText(zh: "有密码保护的工作簿", en: "a workbook with a password")
    case .archive: LocalizedText(zh: "压缩文件或其他文档", en: "an archive or another kind of document")
    case .compound: LocalizedText(zh: "旧版 Office 文档，不是工作簿", en: "an old Office document, but no workbook")
    }
  }

  private static func workbookTooLarge(_ quantity: WorkbookQuantity, _ limit: Int) -> LocalizedText {
    let what = quantityWords(quantity)
    return LocalizedText(
      zh: "工作簿超出上限：\(what.zh)最多 \(limit)；请只保留需要的行列，另存为 .xlsx 或 CSV UTF-8",
      en: "the workbook is too large: at most \(limit) \(what.en); keep only the rows and columns needed, save it anew")
  }

  private static func quantityWords(_ quantity: WorkbookQuantity) -> LocalizedText {
    switch quantity {
    case .storedBytes: LocalizedText(zh: ".xls 文件的字节数", en: "bytes in an .xls file")
    case .partBytes: LocalizedText(zh: "一个部件解压后的字节数", en: "bytes in one part, uncompressed")
    case .ratio: LocalizedText(zh: "压缩倍数", en: "bytes out of one that is stored")
    case .depth: LocalizedText(zh: "XML 元素的层数", en: "XML elements inside each other")
    case .parts: LocalizedText(zh: "部件数", en: "parts")
    case .tagBytes: LocalizedText(zh: "一个 XML 标签的字节数", en: "bytes in one XML tag")
    case .sharedStrings: LocalizedText(zh: "共享字符串数", en: "shared strings")
    case .cellBytes: LocalizedText(zh: "一个单元格的字节数", en: "bytes in one cell")
    case .rowBytes: LocalizedText(zh: "一行的字节数", en: "bytes in one row")
    case .columns: LocalizedText(zh: "列数", en: "columns")
    case .rows: LocalizedText(zh: "行数", en: "rows")
    case .styles: LocalizedText(zh: "单元格样式数", en: "cell styles")
    }
  }

  private static func workbookDamaged(_ part: String, _ line: Int?, _ damage: WorkbookDamage) -> LocalizedText {
    let place = [part, line.map { "\($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: ":")
    let what =
      place.isEmpty ? damageWords(damage) : LocalizedText(zh: place + "：", en: place + ": ") + damageWords(damage)
    return LocalizedText(
      zh: "工作簿已损坏：\(what.zh)；请在 Excel 中打开并另存为 .xlsx，或重新导出",
      en: "the workbook is damaged: \(what.en); open it in Excel and save it anew, or export it again")
  }

  private static func damageWords(_ damage: WorkbookDamage) -> LocalizedText {
    switch damage {
    case .container(let words): LocalizedText(zh: "无法读取（\(words)）", en: "it cannot be read (\(words))")
    case .structure: LocalizedText(zh: "文件结构自相矛盾", en: "the structure of the file contradicts itself")
    case .missing: LocalizedText(zh: "缺少此部件", en: "this part is missing")
    case .markup(let words): LocalizedText(zh: "XML 有误（\(words)）", en: "the XML is wrong (\(words))")
    case .documentType: LocalizedText(zh: "含有 DOCTYPE，工作簿不应有", en: "it has a DOCTYPE, which a workbook never has")
    case .rowOrder(let row): LocalizedText(zh: "第 \(row) 行的次序不对或重复", en: "row \(row) is out of order, or there twice")
    case .cellOrder(let row):
      LocalizedText(zh: "第 \(row) 行单元格的次序不对或重复", en: "a cell of row \(row) is out of order, or there twice")
    case .sharedString(let row):
      LocalizedText(zh: "第 \(row) 行引用了不存在的字符串", en: "a cell of row \(row) shares a string that is not there")
    }
  }
}
