extension TeachingCalendar {
  /// Decodes `calendar:`.
  init(_ fields: DefinitionFields, period: Definition.Period?) {
    _ = fields.required("semesters")
    semesters = TeachingCalendar.semesters(fields, period)
    holidays = fields.mappings("holidays").compactMap { holiday in
      _ = holiday.text("name")
      return Span(holiday)
    }
    makeUpDays = fields.texts("make-up-days").compactMap { [semesters, holidays] text, position in
      TeachingCalendar.makeUpDay(text, position, fields, semesters, holidays)
    }
    until = fields.optional("until", fields.date)
    clause = fields.clause()
  }

  private static func semesters(_ fields: DefinitionFields, _ period: Definition.Period?) -> [Semester] {
    let nodes = fields.mappings("semesters")
    if nodes.isEmpty, fields.has("semesters") { fields.report("semesters", .definitionNoSemesters) }
    var semesters: [Semester] = []
    for node in nodes {
      let name = node.text("name")
      guard let span = Span(node), let name else { continue }
      // These separate names in lists of shortfalls.
      if name.contains(where: { " ;:(),".contains($0) }) { node.report("name", .definitionIntervalName(name)) }
      if semesters.contains(where: { $0.name == name }) { node.report("name", .definitionNameTaken(name)) }
      if let last = semesters.last, span.from <= last.span.to {
        node.report("from", .definitionSemestersOverlap(last.name))
      }
      if let period, span.from < period.from || span.to > period.to {
        node.report(
          span.from < period.from ? "from" : "to", .definitionSemesterOutsidePeriod("\(period.from)", "\(period.to)"))
      }
      semesters.append(Semester(name: name, span: span))
    }
    return semesters
  }

  /// Decodes a make-up day, which must be in a semester and not be a teaching day already.
  private static func makeUpDay(
    _ text: String, _ position: DefinitionPosition, _ fields: DefinitionFields, _ semesters: [Semester],
    _ holidays: [Span]
  ) -> CivilDate? {
    guard let date = CivilDate(text.utf8) else {
      fields.report("make-up-days", at: position, .definitionExpectedDate(text))
      return nil
    }
    let isFree = date.weekday > 5 || holidays.contains { $0.contains(date) }
    if !semesters.contains(where: { $0.span.contains(date) }) {
      fields.report("make-up-days", at: position, .definitionMakeUpOutside(text))
    } else if !isFree {
      fields.report("make-up-days", at: position, .definitionMakeUpIsTeaching(text))
    }
    return date
  }
}

extension TeachingCalendar.Span {
  fileprivate init?(_ fields: DefinitionFields) {
    let (from, to) = (fields.date("from"), fields.date("to"))
    guard let from, let to else { return nil }
    guard from <= to else {
      fields.report("to", .definitionPeriodBackwards)
      return nil
    }
    guard to.dayNumber - from.dayNumber <= 366 else {
      fields.report("to", .definitionSpanTooLong)
      return nil
    }
    self.init(from: from, to: to)
  }
}

extension InPost {
  /// Decodes `appraisees.in-post:`.
  init?(_ fields: DefinitionFields, _ attributes: [Attribute]) {
    func attribute(_ key: String) -> Int? {
      guard let name = fields.optional(key, fields.text) else { return nil }
      let index = attributes.firstIndex { $0.kind == .date && $0.name == name }
      let dates = attributes.filter { $0.kind == .date }.map(\.name)
      if index == nil { fields.report(key, .definitionUnknownDate(name, known: dates)) }
      return index
    }
    let (from, until, clause) = (attribute("from"), attribute("until"), fields.clause())
    if !fields.has("from"), !fields.has("until") { fields.report(.definitionInPostWithoutDate) }
    guard let required = fields.choice("required", Required.self) else { return nil }
    self.init(from: from, until: until, required: required, clause: clause)
  }
}
