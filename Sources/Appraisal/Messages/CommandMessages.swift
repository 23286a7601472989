/// Help and messages of the command line.
extension LocalizedText {
  public static let errorWord = LocalizedText(zh: "错误", en: "error")
  public static let separator = LocalizedText(zh: "：", en: ": ")

  public static let help = LocalizedText(
    zh: """
      manyidu：从问卷导出文件到考核结果表

      用法：manyidu 命令 [选项]

      命令：
        run PIPELINE --input DIR --output DIR    全部阶段，一次完成
        check PIPELINE…                          检查考核定义，不读数据
        inspect FILE…                            这些文件是什么；按文件写出定义草稿
        ingest PIPELINE --input DIR --work DIR   阶段一：读入导出文件
        validate PIPELINE --work DIR             阶段二：核对谁参与了评价，列出还缺多少
        normalise PIPELINE --work DIR            阶段三：把回答换算成得分
        weight PIPELINE --work DIR               阶段四：加权合成总评
        band PIPELINE --work DIR                 阶段五：分档、排名、评优
        publish PIPELINE --work DIR --output DIR 阶段六：发布结果表

      选项：
        --input DIR     放导出文件的文件夹
        --file NAME=P   文件夹中的 NAME 改从 P 读取；P 为 - 时读标准输入；可重复
        --output DIR    发布结果的文件夹；整体替换，失败时保持原样
        --work DIR      存放各阶段文件的文件夹
        --threads N     用几个处理器（默认：全部）；结果与此无关
        --parser P      怎样读文本：fast（默认）或 libcsv；结果与此无关
        --partial       评价进行中：还没有文件的来源按没有数据处理
        --strict        有错误级别的问题时以 1 退出
        --profile       在标准错误上列出各阶段的用时和内存
        --format F      输出格式：text 或 json
        --lang L        消息语言：zh 或 en（默认按系统语言）
        --quiet         不打印摘要；inspect 只打印草稿
        --help          显示帮助
        --version       显示版本

      PIPELINE 是 pipelines/ 中的一个 YAML 文件，说明考核规则。FILE 是导出文件或名单，- 为标准输入。
      退出码：0 完成；1 发现问题；64 用法错误；65 数据不可用；66 缺少输入；70 程序故障；
      73 无法建立输出；74 读写失败；75 目标被占用；78 定义有误；130 中断。

      """,
    en: """
      manyidu: from survey exports to appraisal tables

      Usage: manyidu COMMAND [options]

      Commands:
        run PIPELINE --input DIR --output DIR    all stages at once
        check PIPELINE...                        check definitions, without data
        inspect FILE...                          what files are; drafts a definition
        ingest PIPELINE --input DIR --work DIR   stage 1: read the exports
        validate PIPELINE --work DIR             stage 2: who took part, who is short
        normalise PIPELINE --work DIR            stage 3: turn answers into scores
        weight PIPELINE --work DIR               stage 4: make the composite
        band PIPELINE --work DIR                 stage 5: bands, ranks, awards
        publish PIPELINE --work DIR --output DIR stage 6: publish the tables

      Options:
        --input DIR     the folder that holds the exports
        --file NAME=P   take NAME of that folder from P, or from standard input
                        where P is -; can be repeated
        --output DIR    the published folder; replaced whole, or left as it was
        --work DIR      the folder that holds the files of the stages
        --threads N     processors to use (default: all); changes no result
        --parser P      how text is read: fast (default) or libcsv; changes no result
        --partial       mid-survey: a source that has no file yet is without data
        --strict        exit with 1 if there is a finding of severity error
        --profile       list time and memory of each part on standard error
        --format F      what is printed: text or json
        --lang L        language of messages: zh or en (default: the locale's)
        --quiet         print no summary; of inspect, the definition alone
        --help          print this help
        --version       print the version

      PIPELINE is a YAML file that states the rules, such as those in pipelines/.
      FILE is an export, a roster, a list of people or a ledger; - is standard input.
      Exit codes: 0 done; 1 something found; 64 usage; 65 data cannot be used;
      66 input missing; 70 a fault of ours; 73 output cannot be created or is not
      ours; 74 read or write failed; 75 target in use; 78 definition wrong;
      130 interrupted.

      """)

  public static let seeHelp = LocalizedText(zh: "详见 manyidu --help", en: "see manyidu --help")
  public static let noCommand = LocalizedText(zh: "没有给出命令", en: "no command given")

  public static func unknownCommand(_ word: String, known: [String]) -> LocalizedText {
    LocalizedText(zh: "未知命令 '\(word)'", en: "unknown command '\(word)'").suggesting(word, among: known)
  }

  public static func unknownOption(_ word: String, known: [String]) -> LocalizedText {
    LocalizedText(zh: "未知选项 '\(word)'", en: "unknown option '\(word)'").suggesting(word, among: known)
  }

  public static func optionNotForCommand(_ option: String, _ command: String) -> LocalizedText {
    LocalizedText(zh: "命令 '\(command)' 没有选项 '\(option)'", en: "'\(command)' takes no option '\(option)'")
  }

  public static func optionNeedsValue(_ option: String) -> LocalizedText {
    LocalizedText(zh: "选项 '\(option)' 需要一个值", en: "option '\(option)' needs a value")
  }

  public static func optionMissing(_ option: String, _ command: String) -> LocalizedText {
    LocalizedText(zh: "命令 '\(command)' 需要选项 '\(option)'", en: "'\(command)' needs option '\(option)'")
  }

  public static func badValue(_ value: String, _ option: String, expected: String) -> LocalizedText {
    LocalizedText(
      zh: "选项 '\(option)' 的值 '\(value)' 不可用；应为 \(expected)",
      en: "'\(value)' is not a valid value for '\(option)'; expected \(expected)")
  }

  public static func givenTwice(_ text: String) -> LocalizedText {
    LocalizedText(
      zh: "'--file \(text)'：同一文件或标准输入给出了两次", en: "'--file \(text)': the same file, or standard input, is given twice")
  }

  public static func pipelineMissing(_ command: String) -> LocalizedText {
    LocalizedText(
      zh: "命令 '\(command)' 需要一个考核定义，如 pipelines/yt-mentor.yaml",
      en: "'\(command)' needs a definition, such as pipelines/yt-mentor.yaml")
  }

  public static let exportMissing = LocalizedText(
    zh: "命令 'inspect' 需要至少一个文件，如问卷导出、名单", en: "'inspect' needs a file, such as an export or a roster")

  public static func tooManyOperands(_ word: String) -> LocalizedText {
    LocalizedText(zh: "多余的参数 '\(word)'", en: "one argument too many: '\(word)'")
  }

  public static func checked(_ sources: Int, _ items: Int, _ duties: Int, _ clauses: Int) -> LocalizedText {
    LocalizedText(
      zh: "定义无误：\(sources) 个来源，\(items) 个题项，\(duties) 项履职要求，引用 \(clauses) 个条款",
      en: "nothing wrong: \(sources) sources, \(items) items, \(duties) duties, \(clauses) clauses cited")
  }
}
