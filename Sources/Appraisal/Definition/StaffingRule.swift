/// How many appraisees a school needs for its students (IM1-7): one finding, nobody's grade.
struct StaffingRule: Sendable {
  /// Index of the source whose roster counts the students.
  let source: Int
  /// Students for one appraisee.
  let atMost: Rational
  /// Who counts; empty: everybody.
  let conditions: [AttributeCondition]
  let clause: Clause?
}
