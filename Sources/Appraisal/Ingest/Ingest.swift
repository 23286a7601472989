import Dispatch
import Synchronization
import Tabular

/// Stage 1: from the folder of exports to typed responses. Everything that can be told from a row alone is settled
/// here: encoding, columns, ids, answers against their scale.
struct Ingest {
  let definition: Definition
  let folder: InputFolder
  /// Files read at a time; the result is the same for any number.
  let threads: Int
  /// A source that has no file yet is one without data.
  let isPartial: Bool

  func run() throws(Failure) -> Ingested {
    let (people, index, reading) = try PeopleReader(definition: definition.appraisees, folder: folder).read()
    var trail = AuditTrail(definition: definition.sha256)
    trail.book(reading)
    var sources: [IngestedSource] = []
    for source in definition.sources { sources.append(try ingest(source, people, index, &trail)) }
    return Ingested(people: people, sources: sources, trail: trail)
  }

  private func ingest(
    _ source: Source, _ people: Appraisees, _ index: IdentifierIndex, _ trail: inout AuditTrail
  ) throws(Failure) -> IngestedSource {
    let files = try self.files(of: source, &trail)
    var read: RosterReader.Result?
    if let file = source.roster {
      let result = try RosterReader(definition: file, source: source.name, folder: folder, people: index).read()
      trail.book(result.trail)
      read = result
    }
    let reader = ResponseReader(
      source: source, folder: folder, people: people, index: index,
      roster: read.map {
        RosterIndex(raters: $0.raters, roster: $0.roster, findsAppraisees: source.appraisee == .roster)
      })
    let parts = try self.read(files, with: reader)
    var reading = ReadingTrail(source: source.name)
    for part in parts { reading.merge(part.trail) }
    trail.book(reading)
    return merge(parts, source, read?.roster, listed: read?.names ?? listed(source, people))
  }

  private func files(of source: Source, _ trail: inout AuditTrail) throws(Failure) -> [ExportFile] {
    do throws(Failure) {
      return try ExportFile.files(of: source, in: folder)
    } catch {
      guard isPartial, error.kind == .inputMissing else { throw error }
      trail.findings.append(
        Finding(
          .sourceAbsent, stage: .ingest, source: source.name, arguments: [source.files], clause: source.clause))
      return []
    }
  }

  /// The raters whom a list names: the colleagues of a mutual review.
  private func listed(_ source: Source, _ people: Appraisees) -> NameNumbers {
    var names = NameNumbers()
    if source.peers != nil { for person in people.people { _ = names.number(of: person.id) } }
    return names
  }

  /// Reads the files side by side; the parts come back in the order of the files, and so does the first failure.
  private func read(_ files: [ExportFile], with reader: ResponseReader) throws(Failure) -> [ResponseReader.Part] {
    let results = Mutex([Result<ResponseReader.Part, Failure>?](repeating: nil, count: files.count))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, files.count))) { _ in
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < files.count else { return }
        let result = Result { () throws(Failure) in try reader.read(files[index]) }
        results.withLock { $0[index] = result }
      }
    }
    var parts: [ResponseReader.Part] = []
    for case let result? in results.withLock({ $0 }) { parts.append(try result.get()) }
    return parts
  }

  /// Puts the files of a source together: numbers that were local to a file become those of the source.
  private func merge(
    _ parts: [ResponseReader.Part], _ source: Source, _ roster: Roster?, listed: NameNumbers
  ) -> IngestedSource {
    var responses = Responses(itemCount: source.items.count)
    var raters = listed
    var activities = NameNumbers()
    for part in parts {
      let raterNumbers = part.raterNames.names.map { raters.number(of: $0) }
      let activityNumbers = part.activityNames.names.map { activities.number(of: $0) }
      for row in 0..<part.responses.count {
        let local = part.responses[row]
        responses.append(
          local.with(
            rater: !source.hasAssigned && local.rater >= 0 ? raterNumbers[local.rater] : local.rater,
            activity: local.activity >= 0 ? activityNumbers[local.activity] : local.activity))
      }
    }
    return IngestedSource(
      name: source.name, roster: roster, responses: responses, raterNames: raters.names,
      activityNames: activities.names)
  }
}

/// What `Ingest` returns: people, rosters and responses, before anyone is judged to have taken part.
struct Ingested: Sendable {
  let people: Appraisees
  /// In the order of the definition.
  let sources: [IngestedSource]
  var trail: AuditTrail
}

/// One source as it was read.
struct IngestedSource: Sendable {
  let name: String
  let roster: Roster?
  let responses: Responses
  /// Ids of raters and names of activities by number; they leave the process as pseudonyms only.
  let raterNames: [String]
  let activityNames: [String]
}
