/// Something that was read and not counted. Says where, never who.
struct Reject: Sendable, Hashable {
  var source: String
  var file: String
  var line: Int
  var what: What
  var code: RejectCode
  /// Header of the column concerned, where it is about one.
  var column = ""
  /// What the message of the code is filled with.
  var arguments: [String] = []

  enum What: String, Sendable, CaseIterable {
    case record, response, answer, correction
  }

  /// What became of it.
  enum Disposition: String, Sendable, CaseIterable {
    case rejected
    /// Another response of the same rater on the same thing counts.
    case superseded
    /// Only the answer is lost; the response goes on.
    case void

    init(_ what: What, _ code: RejectCode) {
      self =
        what == .answer ? .void : code == .superseded || code == .repeated ? .superseded : .rejected
    }
  }

  var disposition: Disposition { Disposition(what, code) }
}

/// Why something was not counted.
package enum RejectCode: String, Sendable, CaseIterable {
  case ragged = "ragged-row"
  case strayQuote = "stray-quote"
  case unclosedQuote = "unclosed-quote"
  case nulByte = "nul-byte"
  case tooLong = "record-too-long"
  case idMissing = "id-missing"
  case idAmbiguous = "id-ambiguous"
  case idScientific = "id-scientific"
  case idPrecisionLost = "id-precision-lost"
  case idTurnedIntoDate = "id-turned-into-date"
  case idLeadingZeros = "id-leading-zeros"
  case appraiseeUnknown = "appraisee-unknown"
  case appraiseeAmbiguous = "appraisee-ambiguous"
  case raterUnknown = "rater-unknown"
  case selfRating = "self-rating"
  case outsideCollege = "outside-college"
  case timeUnreadable = "time-unreadable"
  case timeZoneMissing = "time-zone-missing"
  case outsidePeriod = "outside-period"
  case notOnRoster = "not-on-roster"
  case raterExcluded = "rater-excluded"
  case noAnswer = "no-answer"
  case superseded
  case repeated
  case conflictingDuplicate = "conflicting-duplicate"
  case notInScale = "answer-not-in-scale"
  case notANumber = "answer-not-a-number"
  case outOfRange = "answer-out-of-range"
  case answerTurnedIntoDate = "answer-turned-into-date"
  case activityUnlisted = "activity-unlisted"
  case notInCharge = "not-in-charge"
  case targetUnknown = "target-unknown"
  case correctionUnknown = "correction-unknown"
  case correctionIncomplete = "correction-incomplete"
  case oldValueDiffers = "old-value-differs"
  case figureWithheld = "figure-withheld"
}
