"""What the chapters `Followed by hand` of the three samples share: from the planned answers to the composite."""

from guide import ByHand, values_of


def figures(person, rates=()):
    """All figures of one person; `rates` are duty, met and required where the ledger stands in for the sheet."""
    hand = ByHand(person.id)
    hand.percent("participation", len(person.answers), person.size)
    scores = [hand.mean(f"student {place}", values_of(answers)) for place, answers in enumerate(person.answers, 1)]
    student = hand.mean("component student", scores)
    parts = [check_of(hand, person, rates), student]
    if person.peer is not None:
        parts.append(hand.mean("component peer", person.peer))
    hand.mean("composite", parts)
    return hand


def check_of(hand, person, rates):
    """The basic performance check: the sheet out of 100 points, or the mean of how far the duties were met."""
    if rates:
        return hand.mean("component check", [hand.percent(f"rate of {duty}", met, due) for duty, met, due in rates])
    return hand.percent("component check", hand.total("points of the inspection", person.sheets[0]), 100)
