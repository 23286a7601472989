/// Decodes `calendar:` and `appraisees.in-post:`.
struct CalendarDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let period: Definition.Period?

  func decode() -> TeachingCalendar? {
    let keys = ["semesters", "holidays", "make-up-days", "until", "clause"]
    guard let fields = root.fields("calendar", keys: keys, required: false) else { return nil }
    _ = fields.required("semesters")
    let semesters = self.semesters(fields)
    let holidays = fields.mappings("holidays", keys: ["name", "from", "to"]).compactMap { holiday in
      _ = holiday.text("name")
      return span(holiday)
    }
    let days = fields.texts("make-up-days").compactMap { text, position -> CivilDate? in
      makeUpDay(text, position, fields.joined("make-up-days"), semesters, holidays)
    }
    return TeachingCalendar(
      semesters: semesters, holidays: holidays, makeUpDays: days,
      until: fields.has("until") ? fields.date("until") : nil, clause: fields.clause())
  }

  private func semesters(_ fields: DefinitionFields) -> [TeachingCalendar.Semester] {
    let nodes = fields.mappings("semesters", keys: ["name", "from", "to"])
    if nodes.isEmpty, fields.has("semesters") { fields.report("semesters", .definitionNoSemesters) }
    var semesters: [TeachingCalendar.Semester] = []
    for node in nodes {
      let name = node.text("name")
      guard let span = span(node), let name else { continue }
      // These separate names in lists of shortfalls.
      if name.contains(where: { " ;:(),".contains($0) }) { node.report("name", .definitionIntervalName(name)) }
      if semesters.contains(where: { $0.name == name }) { node.report("name", .definitionNameTaken(name)) }
      if let last = semesters.last, span.from <= last.span.to {
        node.report("from", .definitionSemestersOverlap(last.name))
      }
      if let period, span.from < period.from || span.to > period.to {
        let limit = span.from < period.from ? ("from", period.from) : ("to", period.to)
        node.report(limit.0, .definitionSemesterOutsidePeriod("\(period.from)", "\(period.to)"))
      }
      semesters.append(TeachingCalendar.Semester(name: name, span: span))
    }
    return semesters
  }

  private func span(_ fields: DefinitionFields) -> TeachingCalendar.Span? {
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
    return TeachingCalendar.Span(from: from, to: to)
  }

  /// Decodes a make-up day, which must be in a semester and not be a teaching day already.
  private func makeUpDay(
    _ text: String, _ position: DefinitionPosition, _ path: String, _ semesters: [TeachingCalendar.Semester],
    _ holidays: [TeachingCalendar.Span]
  ) -> CivilDate? {
    guard let date = CivilDate(text.utf8) else {
      problems.add(position, path, .definitionExpectedDate(text))
      return nil
    }
    let isFree = date.weekday > 5 || holidays.contains { $0.contains(date) }
    if !semesters.contains(where: { $0.span.contains(date) }) {
      problems.add(position, path, .definitionMakeUpOutside(text))
    } else if !isFree {
      problems.add(position, path, .definitionMakeUpIsTeaching(text))
    }
    return date
  }

  /// Decodes `in-post:`.
  ///
  /// - Parameter fields: the fields of `appraisees:`.
  /// - Returns: nil if it is absent or wrong.
  static func inPost(_ fields: DefinitionFields, attributes: [Attribute]) -> InPost? {
    guard let post = fields.fields("in-post", keys: ["from", "until", "required", "clause"], required: false) else {
      return nil
    }
    func attribute(_ key: String) -> Int? {
      guard let name = post.optionalText(key) else { return nil }
      let dates = attributes.filter { $0.kind == .date }.map(\.name)
      guard dates.contains(name) else {
        post.report(key, .definitionUnknownDate(name, known: dates))
        return nil
      }
      return attributes.firstIndex { $0.name == name }
    }
    let (from, until) = (attribute("from"), attribute("until"))
    if !post.has("from"), !post.has("until") {
      post.problems.add(post.position, post.path, .definitionInPostWithoutDate)
    }
    return post.choice("required", InPost.Required.self).map {
      InPost(from: from, until: until, required: $0, clause: post.clause())
    }
  }
}
