import CPlatform
import Tabular

/// Reads a source in one pass: the roster first, then the responses, each of which is held against it as it comes. What
/// is kept is what counts.
///
/// It does what `RosterReader`, `ResponseReader`, `Eligibility` and `DuplicateSettlement` do for the commonest kind of
/// source, in memory that grows with the pairs of the roster and not with the files. Whatever it is not made for, it
/// leaves to them: `read` then gives nil, and the source is read as any other.
struct ResponseStream {
  let source: Source
  let definition: Definition
  let folder: InputFolder
  let people: Appraisees
  let index: IdentifierIndex
  let options: ReadingOptions

  /// What was read, all of it.
  struct Result {
    let settled: SettledSource
    let roster: ReadingTrail
    let responses: ReadingTrail
  }

  /// nil: the source is not of this kind, or something in its files is not.
  func read() throws(Failure) -> Result? {
    guard isOfThisKind, let file = source.roster, let period = PackedTime.range(definition.period) else { return nil }
    folder.watch.begin(.rosters)
    // What reading the people took in small pieces is of no use to what is read now.
    cplatform_return_free_memory()
    let table = AppraiseeTable(people)
    let reader = RosterReader(definition: file, list: "\(source.name).roster", folder: folder, people: index)
    let roster = RosterStream(reader: reader, people: people, table: table, options: options)
    guard let files = try? ExportFile.files(of: source, in: folder),
      let listed = try roster.read(countsColleges: definition.asksColleges(of: source))
    else { return nil }
    folder.watch.begin(.responses)
    let responses = ResponseReader(
      source: source, definition: definition, folder: folder, people: people, index: index, roster: nil)
    var pass = ResponsePass(reader: responses, table: table, period: period, options: options)
    guard try pass.read(files, listed), let settled = pass.settled(listed.counts, people: people.count) else {
      return nil
    }
    return Result(settled: settled, roster: listed.trail, responses: pass.trail)
  }

  /// One response a record, of a rater and on an appraisee who stand in columns, at a time of the policy's clock.
  private var isOfThisKind: Bool {
    guard case .column = source.rater, case .column = source.appraisee, source.columns.submitted != nil else {
      return false
    }
    return source.format.zone == nil && source.columns.activity == nil && source.groups.isEmpty
      && source.score.trim == nil
      && (source.score.mean == .answers || source.score.mean == .responses) && !source.items.isEmpty
  }
}

extension Definition {
  /// Whether the colleges of a source's students decide to which one an appraisee belongs.
  func asksColleges(of source: Source) -> Bool {
    if case .ofStudents(let index, _) = appraisees.college { return sources[index].name == source.name }
    return false
  }
}
