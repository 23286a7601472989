/// The number of appraisees that a school needs for its students (IM1-7): reported as a finding, without effect on
/// grades.
struct StaffingRule: Sendable {
  /// Index of the source whose roster counts the students.
  let source: Int
  /// Most students for one appraisee.
  let atMost: Rational
  /// Conditions on the appraisees who count; empty for all.
  let conditions: [AttributeCondition]
  let clause: Clause?
}
