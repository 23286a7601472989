import TestSupport
import Testing

@testable import Tabular

/// What a file is, whatever it is named.
@Suite struct FileContentTests {
  private func content(_ bytes: [UInt8]) throws -> FileContent {
    let file = try ScratchFile(bytes)
    return try FileContent.of(StoredFile(path: file.path))
  }

  @Test(arguments: [
    "<html><body>", "  \r\n<HTML lang=zh>", "<!DOCTYPE html>", "<!doctype HTML PUBLIC \"x\">", "<table border=1>",
    "<Table>", "<meta charset=gbk>", "<style>\n", "<!-- a, b --> <!-- c -->\n<head>",
    "<?xml version=\"1.0\"?><html xmlns=\"x\">",
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "<div\tid=x>",
  ])
  func aWebPage(text: String) throws {
    #expect(try content(Array(text.utf8)) == .html)
    #expect(try content([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == .html)
    #expect(try content(encode("\u{FEFF}" + text, as: .utf16LE)) == .html)
    #expect(try content(encode("\u{FEFF}" + text, as: .utf16BE)) == .html)
  }

  @Test func aWebPageInUTF16WithoutAMark() throws {
    #expect(try content(encode("<html>", as: .utf16LE)) == .html)
    #expect(try content(encode("<html>", as: .utf16BE)) == .html)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook>",
    "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
  ])
  func aWorkbookOfExcel2003InXML(text: String) throws {
    #expect(try content(Array(text.utf8)) == .xml)
  }

  @Test(arguments: [
    "", "a,b\n1,2\n", "<table,x\n", "<5分,b\n", "<style\"", "<htmlx>", "< html>", "<", "<?xml version=\"1.0\"?><other>",
    "<!-- <html>", "PK", "PK\u{3}\u{5}", "学号,姓名\n", "x<html>", "<a>,<b>\n",
  ])
  func everythingElseIsText(text: String) throws {
    #expect(try content(Array(text.utf8)) == .text)
  }

  @Test func zipFilesAreToldApart() throws {
    let kind = { (name: String) in
      let file = try zipped([(name, [1, 2, 3])])
      return try FileContent.of(StoredFile(path: file.path))
    }
    #expect(try kind("xl/workbook.xml") == .xlsx)
    #expect(try kind("xl/workbook.bin") == .xlsb)
    #expect(try kind("word/document.xml") == .archive)
    #expect(try kind("a.csv") == .archive)
  }

  @Test func compoundDocumentsAreToldApart() throws {
    let kind = { (name: String) in try content(compound(Array(repeating: 0, count: 5000), named: name)) }
    #expect(try kind("Workbook") == .xls)
    #expect(try kind("BOOK") == .xls)
    #expect(try kind("EncryptedPackage") == .encrypted)
    #expect(try kind("WordDocument") == .compound)
    #expect(try content(stored(oldWorkbook("kinds"))) == .xls)
  }

  @Test func whatIsNoWorkbookIsRefusedByWhatItIs() throws {
    #expect(try fault(ScratchFile("<html>")) == .noWorkbook(.html))
    #expect(try fault(ScratchFile("a,b\n")) == .noWorkbook(.text))
    #expect(try fault(zipped([("a", [1])])) == .noWorkbook(.archive))
    let encrypted = compound(Array(repeating: 0, count: 5000), named: "EncryptedPackage")
    #expect(try fault(ScratchFile(encrypted)) == .encrypted)
  }
}
