import Tabular

/// Reads the list of appraisees.
struct PeopleReader {
  let definition: Definition.AppraiseeFile
  let folder: InputFolder

  /// The people of the list, and the line of each.
  ///
  /// - Throws: `Failure` where the file cannot be read, nobody is on it, or one id has two different entries: who is
  ///   meant cannot be settled by leaving one out, for every appraisee has a row.
  func read() throws(Failure) -> (people: Appraisees, index: IDList, trail: ReadingTrail) {
    var trail = ReadingTrail(source: Source.appraisees)
    let reader = try ExportReader(
      folder: folder, file: ExportFile(definition.file), format: definition.format, wanted: definition.columns,
      source: Source.appraisees)
    let columns = try Columns(definition, reader.columns)
    var found: [String: (person: Appraisee, line: Int)] = [:]
    try reader.forEachRecord { batch, record, line throws(Failure) in
      var person = columns.person(batch, record)
      if let code = person.id.isEmpty ? .idMissing : Identifier.damage(person.id) {
        return trail.rejects.append(reject(code, line, column: definition.id.shown))
      }
      trail.account.parsed += 1
      person.attributes = attributes(batch, record, line, columns, &trail)
      guard let first = found[person.id] else {
        found[person.id] = (person, line)
        return
      }
      guard first.person == person else {
        throw Failure(
          .dataUnusable, at: "\(folder.location(of: definition.file)):\(line)", .appraiseeTwice(firstLine: first.line))
      }
      trail.rejects.append(reject(.repeated, line))
    }
    try trail.close(reader)
    guard !found.isEmpty else {
      throw Failure(.dataUnusable, at: folder.location(of: definition.file), .noAppraisees)
    }
    let people = Appraisees(found.values.map(\.person))
    return (people, index(of: people, found), trail)
  }

  private func index(of people: Appraisees, _ found: [String: (person: Appraisee, line: Int)]) -> IDList {
    IDList(people.map { ($0.id, Origin(file: definition.file, line: found[$0.id]?.line ?? 0)) })
  }

  /// What the rules of grades will ask about; a cell that cannot be read is booked as a void answer.
  private func attributes(
    _ batch: RecordBatch, _ record: Int, _ line: Int, _ columns: Columns, _ trail: inout ReadingTrail
  ) -> [AttributeValue?] {
    zip(definition.attributes, columns.attributes).map { attribute, column in
      let (value, fault) = attribute.read(
        AnswerReader.trimmed(batch.text(of: column, in: record)), dates: definition.format.dateOrder)
      trail.account.answers += 1
      switch (value, fault) {
      case (_, let fault?):
        trail.rejects.append(reject(fault, line, what: .answer, column: attribute.column.shown))
      case (.some, nil): trail.account.valid += 1
      case (nil, nil): trail.account.missing += 1
      }
      return value
    }
  }

  private func reject(_ code: RejectCode, _ line: Int, what: Reject.What = .record, column: String = "") -> Reject {
    Reject(
      source: Source.appraisees, file: definition.file, line: line, what: what, code: code, column: column)
  }

  /// The columns of the details of a person.
  private struct Columns {
    let id: Int
    let name: Int?
    let role: Int?
    let college: Int?
    let attributes: [Int]

    init(_ definition: Definition.AppraiseeFile, _ header: ColumnResolver) throws(Failure) {
      id = try header.index(of: definition.id)
      name = try header.index(of: definition.name)
      role = try header.index(of: definition.role)
      var attributes: [Int] = []
      for attribute in definition.attributes { attributes.append(try header.index(of: attribute.column) as Int) }
      self.attributes = attributes
      switch definition.college {
      case .none: college = nil
      case .column(let column): college = try header.index(of: column) as Int
      case .ofStudents(_, let otherwise): college = try header.index(of: otherwise)
      }
    }

    func person(_ batch: RecordBatch, _ record: Int) -> Appraisee {
      let text = { (column: Int?) in column.map { batch.text(of: $0, in: record) } ?? "" }
      return Appraisee(
        id: Identifier.cleaned(batch.text(of: id, in: record)), name: text(name), role: text(role),
        college: text(college))
    }
  }
}
