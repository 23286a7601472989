/// Applies corrections after the public notice (YT-6b).
///
/// A correction is refused if its old value is not the published one, or if participation withholds the figure. What
/// follows from a corrected score is computed again; corrected grades are set last.
struct CorrectionApplication {
  let definition: Definition
  /// The result without corrections, as it was put up for public notice.
  let noticed: Banded
  private let measures: Measures

  init(definition: Definition, noticed: Banded) {
    self.definition = definition
    self.noticed = noticed
    measures = noticed.measures(definition)
  }

  /// Sets corrected scores, and enters every correction into the trail as applied or refused.
  ///
  /// - Returns: the accepted corrections.
  /// - Throws: `Failure` of kind `inputOutput` if rejects cannot be kept or read back.
  func apply(to weighted: inout Weighted, _ dossier: inout Dossier) throws(Failure) -> [Correction] {
    let accepted = dossier.corrections.filter { refusal($0) == nil }
    try book(accepted, refused: dossier.corrections.filter { refusal($0) != nil }, &dossier.trail)
    for (appraisee, corrections) in Dictionary(grouping: accepted, by: \.appraisee) {
      var scores: [String: Rational] = [:]
      var composite: Rational?
      for correction in corrections {
        switch correction.what {
        case .component(let path): scores[path] = Rational(decimal: correction.new)
        case .composite: composite = Rational(decimal: correction.new)
        case .grade: break
        }
      }
      if !scores.isEmpty {
        Weight(definition: definition).reweigh(appraisee, corrected: scores, &weighted)
      }
      if let composite {
        weighted.composites[appraisee] = CompositeValue(status: .published, exact: composite, reason: nil)
      }
    }
    return accepted
  }

  /// Sets corrected grades after everything else.
  ///
  /// - Returns: the result, with a finding for each figure of the public notice that has changed.
  func settled(_ banded: Banded, _ accepted: [Correction]) -> Banded {
    var banded = regraded(banded, accepted)
    banded.corrections = accepted
    banded.corrected = Set(accepted.map(\.appraisee))
    let after = banded.measures(definition)
    for (index, person) in noticed.people.enumerated() {
      for (old, new) in zip(notice(index, of: noticed, measures), notice(index, of: banded, after))
      where old.value != new.value {
        banded.corrected.insert(index)
        banded.dossier.trail.findings.append(
          Finding(
            .correctionConsequence, stage: .band, appraisee: person.id, arguments: [old.what, old.value, new.value],
            clause: definition.corrections?.clause))
      }
    }
    return banded
  }

  /// The figures of one appraisee on the list for public notice; empty texts for those that are not published.
  private func notice(_ index: Int, of banded: Banded, _ measures: Measures) -> [(what: String, value: String)] {
    let level = banded.grades.indices.contains(index) ? banded.grades[index].level : nil
    let awards = Set(banded.awards.filter { $0.appraisee == index }.map(\.award))
    return [
      ("composite", measures.published(.composite, of: index)?.text ?? ""),
      ("grade", level.flatMap { definition.grading?.levels[$0].label } ?? ""),
      ("awards", definition.awards.map(\.name).filter(awards.contains).joined(separator: " ")),
    ]
  }

  private func regraded(_ banded: Banded, _ accepted: [Correction]) -> Banded {
    var banded = banded
    for correction in accepted where correction.what == .grade {
      let level = definition.grading?.levels.firstIndex { $0.label == correction.new }
      let rules = banded.grades[correction.appraisee].rules
      let isOutside = banded.grades[correction.appraisee].isOutside
      banded.grades[correction.appraisee] = Grade(level: level, status: .graded, rules: rules, isOutside: isOutside)
    }
    return banded
  }

  /// The reason for which a correction is refused; nil if it is accepted.
  private func refusal(_ correction: Correction) -> RejectCode? {
    if isWithheld(correction) { return .figureWithheld }
    return isOnRecord(correction) ? nil : .oldValueDiffers
  }

  /// Whether participation withholds the figure: an approval cannot replace ratings that were never given.
  private func isWithheld(_ correction: Correction) -> Bool {
    guard let measure = correction.what.measure else {
      return noticed.grades[correction.appraisee].pending?.isOfParticipation ?? false
    }
    return measures.value(measure, of: correction.appraisee) == .withheld
  }

  /// Whether the old value is the one of the public notice; `90` and `90.00` are equal.
  private func isOnRecord(_ correction: Correction) -> Bool {
    let recorded = self.recorded(correction)
    if correction.what == .grade || correction.old.isEmpty || recorded.isEmpty { return correction.old == recorded }
    return Rational(decimal: correction.old).map { $0 == Rational(decimal: recorded) } ?? false
  }

  /// The published value that a correction changes; empty if there is none.
  private func recorded(_ correction: Correction) -> String {
    guard let measure = correction.what.measure else {
      return noticed.grades[correction.appraisee].level.flatMap { definition.grading?.levels[$0].label } ?? ""
    }
    return measures.published(measure, of: correction.appraisee)?.text ?? ""
  }

  /// Enters accepted and refused corrections into the trail.
  private func book(
    _ accepted: [Correction], refused: [Correction], _ trail: inout AuditTrail
  ) throws(Failure) {
    guard let file = definition.corrections else { return }
    var rejects = RejectLog()
    for correction in refused {
      rejects.append(
        Reject(
          source: Source.corrections, file: file.file, line: correction.line, what: .correction,
          code: refusal(correction) ?? .oldValueDiffers, column: file.old.shown,
          arguments: [recorded(correction)]))
    }
    trail.settle(Source.corrections, counted: accepted.count, rejects: rejects)
    try trail.rejects.forEach { reject in
      guard reject.what == .correction, reject.disposition == .rejected else { return }
      trail.findings.append(
        Finding(
          .correctionRefused, stage: .band, source: reject.source, file: reject.file, line: reject.line,
          arguments: [reject.code.rawValue], clause: file.clause))
    }
    trail.findings += accepted.map {
      Finding(
        .correctionApplied, stage: .band, source: Source.corrections, file: file.file, line: $0.line,
        appraisee: noticed.people[$0.appraisee].id, arguments: [$0.what.text, $0.old, $0.new], clause: file.clause)
    }
  }
}

extension Correction.Subject {
  /// The measure that is corrected; nil for a grade.
  fileprivate var measure: Measure? {
    switch self {
    case .composite: .composite
    case .component(let path): .part(path)
    case .grade: nil
    }
  }
}
