"""A person goes away: nothing waits for them any more."""

from mesa.accounts import actions as accounts
from mesa.tickets import actions
from mesa.tickets.models import Draft, Ticket


def test_what_they_waited_for_is_cancelled_and_what_was_solved_stays(report, ana, tere):
    solved = actions.assign(report(ana), by=tere, technician=tere)
    actions.resolve(solved, by=tere, solution="Cambié el cable.")
    waiting = report(ana)
    actions.leave(by=ana)
    assert dict(Ticket.objects.values_list("pk", "status")) == {solved.pk: "resolved", waiting.pk: "cancelled"}
    assert waiting.events.last().note.body == "Eliminó su cuenta."


def test_what_they_never_sent_is_gone_and_others_keep_theirs(ana, beto):
    actions.save_draft(by=ana, words={"subject": "No"})
    actions.save_draft(by=beto, words={"subject": "Sí"})
    accounts.erase(ana)
    assert [draft.words for draft in Draft.objects.all()] == [{"subject": "Sí"}]
