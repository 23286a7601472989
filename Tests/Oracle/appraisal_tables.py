"""The published tables of the appraisals of appraisal_oracle.py, case by case."""

from fractions import Fraction

import oracle
from policy import FEWEST, mean, plain
from ratings import MUTUAL
from rounding import printed, root


def item_figures(case):
    """(source, item) -> n, missing, not applicable, exact mean, exact variance, status."""
    for source in case.policy.sources:
        responses, responded = case.counted[source.name], case.turnout[source.name][2]
        for name in [*source.items, *case.policy.groups.get(source.name, {})]:
            values = [value for value in (case.value(source, r, name) for r in responses) if value is not None]
            absent = sum(r.answers[name].rank == 1 for r in responses) if name in source.items else 0
            average = mean(values) if values else None
            spread = sum((v - average) ** 2 for v in values) / (len(values) - 1) if len(values) > 1 else None
            few = source.who != "office" and min(len(values), responded) < FEWEST
            hidden = case.rulings[source.name][0] != "published"
            status = "withheld" if hidden else "no-answers" if not values else "suppressed" if few else "published"
            missing = len(responses) - len(values) - absent
            yield (source.name, name), (len(values), missing, absent, average, spread, status)


def distribution_rows(case, figures):
    """How often each answer was given to a questionnaire."""
    for source in case.policy.sources:
        for item, (_, scale) in source.items.items() if source.questionnaire else ():
            status = figures[source.name, item][5]
            answers = [response.answers[item] for response in case.counted[source.name]]
            valid = [answer.value for answer in answers if answer.rank == 3]
            for answer, count in oracle.distribution(scale, valid, status):
                yield [case.id, source.name, item, answer, count, status]


def standing_rows(everybody, figures, policy):
    """Where each stands among those whose figure is published."""
    for source in policy.sources:
        scopes = policy.compare.get(source.name, [])
        for name in [*source.items, *policy.groups[source.name]] if scopes else ():
            shown = {case.id: figures[case.id][source.name, name] for case in everybody}
            for case in everybody:
                figure, cells = shown[case.id], []
                for scope in ("college", "school"):
                    rivals = [shown[other.id][3] for other in everybody if shown[other.id][5] == "published"
                              and (scope == "school" or other.person.college == case.person.college)]
                    if figure[5] != "published" or scope not in scopes:
                        cells += ["", "", ""]
                        continue
                    mine = case.published(figure[3])
                    ahead = sum(case.published(value) > mine for value in rivals)
                    cells += [case.show(mean(rivals)), str(1 + ahead), str(len(rivals))]
                value = case.show(figure[3]) if figure[5] == "published" else ""
                yield [case.id, source.name, name, value, *cells, figure[5]]


def participation_rows(case):
    """Sources with a roster, and mutual reviews."""
    for source in case.policy.sources:
        if source.roster or source.who in MUTUAL:
            gross, excluded, responded, status, needed, gate = case.turnout[source.name]
            assigned = gross - excluded
            rate = printed(Fraction(100 * responded, assigned), case.policy.rates, case.policy.mode) if assigned else ""
            yield [case.id, source.name, str(gross), str(excluded), str(assigned), str(responded), rate,
                   plain(gate.threshold), "true" if status == "met" else "false", str(needed), status, gate.clause]


def rank_in(case, cases):
    values = [other.published(other.composite) for other in cases if other.composite is not None]
    mine = case.published(case.composite)
    return ["", ""] if mine is None else [str(1 + sum(value > mine for value in values)), str(len(values))]


def tables_of(everybody, policy):
    """name -> rows, without pipeline and period."""
    rows = {name: [] for name in oracle.TABLES}
    figures = {case.id: dict(item_figures(case)) for case in everybody}
    for case in everybody:
        college = [other for other in everybody if other.person.college == case.person.college]
        label, status, reason, _ = case.grade
        corrected = "true" if case.changed else "false"
        front = [case.id, case.person.name, case.person.role, case.person.college, case.show(case.composite)]
        rows["appraisal"].append([
            *front, case.status, label, status, reason or case.reason, case.clauses(), "",
            *rank_in(case, everybody), *rank_in(case, college), corrected])
        rows["components"] += case.component_rows()
        rows["participation"] += participation_rows(case)
        rows["distributions"] += distribution_rows(case, figures[case.id])
        for (source, name), (n, missing, absent, average, spread, state) in figures[case.id].items():
            seen = state == "published"
            deviation = root(spread, policy.decimals, policy.mode) if seen and spread is not None else ""
            rows["items"].append([case.id, source, name, str(n), str(missing), str(absent),
                                  case.show(average) if seen else "", deviation, state])
        for duty, outcome in case.duties.items():
            rate = "" if outcome.rate() is None else printed(outcome.rate(), policy.rates, policy.mode)
            shortfalls = "" if outcome.status(duty) == "advisory" else "; ".join(outcome.shortfalls)
            rows["duties"].append([case.id, duty.name, duty.every, str(outcome.required), str(outcome.met), rate,
                                   shortfalls, outcome.status(duty), duty.clause])
        for award, place, group, tie in case.awards:
            cited = {award.clause} | ({award.amount} if award.yuan else set())
            rows["awards"].append([award.name, str(place), case.id, case.person.name, group, award.measure,
                                   str(award.yuan or ""), tie, " ".join(sorted(cited, key=lambda text: text.encode()))])
        won = "；".join(award.title for award in policy.awards if award in [mine[0] for mine in case.awards])
        if policy.notice and (case.composite is not None or label or won):
            rows["notice"].append([*front, label, won, corrected, policy.notice])
    rows["standings"] += standing_rows(everybody, figures, policy)
    return rows
