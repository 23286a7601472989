/// `datapackage.json`, which describes every table for machines (Data Package v2, Table Schema). Without a clock, so that
/// equal inputs give equal bytes.
struct DataPackage {
  let definition: Definition
  let tables: [TableSchema]

  var bytes: [UInt8] {
    JSONValue.object([
      "$schema": .text("https://datapackage.org/profiles/2.0/datapackage.json"),
      "name": .text("manyidu-\(definition.name)"),
      "title": .text(definition.title[definition.language]),
      "titles": titles(definition.title),
      "version": .text(Contract.version),
      "resources": .list(tables.map(resource)),
    ]).bytes
  }

  private func titles(_ wording: LocalizedText) -> JSONValue {
    .object(["zh": .text(wording.zh), "en": .text(wording.en)])
  }

  private func resource(_ table: TableSchema) -> JSONValue {
    .object([
      "name": .text(table.name),
      "path": .text(table.fileName),
      "type": .text("table"),
      "format": .text("csv"),
      "mediatype": .text("text/csv"),
      "encoding": .text("utf-8"),
      "title": .text(LocalizedText.table(table.name)[definition.language]),
      "titles": titles(.table(table.name)),
      "dialect": .object(["delimiter": .text(","), "lineTerminator": .text("\n"), "header": .flag(true)]),
      "schema": schema(table),
    ])
  }

  private func schema(_ schema: TableSchema) -> JSONValue {
    var content: [String: JSONValue] = [
      "fields": .list(schema.allColumns.map { field($0, schema) }), "missingValues": .list([.text("")]),
    ]
    if !schema.key.isEmpty {
      content["primaryKey"] = .list((["pipeline", "period"] + schema.key).map { .text($0) })
    }
    return .object(content)
  }

  private func field(_ column: ColumnSchema, _ schema: TableSchema) -> JSONValue {
    var field: [String: JSONValue] = [
      "name": .text(column.name), "type": .text(column.kind.rawValue),
      "title": .text(LocalizedText.column(column.name)[definition.language]),
      "titles": titles(.column(column.name)),
    ]
    var constraints: [String: JSONValue] = [:]
    if column.isRequired || schema.key.contains(column.name) && column.name != "group" {
      constraints["required"] = .flag(true)
    }
    if !column.codes.isEmpty { constraints["enum"] = .list(column.codes.map { .text($0.code) }) }
    if column.kind == .integer { constraints["minimum"] = .number(0) }
    if !constraints.isEmpty { field["constraints"] = .object(constraints) }
    return .object(field)
  }
}
