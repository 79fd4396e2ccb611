"""What is done by itself: function → every how often. Each takes `now` and answers how many things it did.

Queues, also those apart, are emptied by whoever comes: their rows are claimed one by one, so any number of workers
may walk them.
Rounds are walked once per slot of time, whichever worker comes first.
"""

from datetime import timedelta

from mesa.accounts import actions as accounts
from mesa.api import actions as api
from mesa.assistance import actions as assistance
from mesa.assistance.meetings import make_meetings
from mesa.channels import installed
from mesa.common import limits
from mesa.complaints import actions as complaints
from mesa.documents import render
from mesa.exports import actions as exports
from mesa.live import actions as live
from mesa.notifications import actions as notifications
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox import actions as outbox
from mesa.sales import actions as sales
from mesa.tickets import actions as tickets
from mesa.tickets import responses, tallies

from . import tidying

QUEUES = {
    dispatch_events: timedelta(seconds=1),
    outbox.send_waiting: timedelta(seconds=1),
    tickets.flag_overdue: timedelta(seconds=15),
    complaints.flag_late: timedelta(minutes=1),
    tickets.remind: timedelta(seconds=30),
    tickets.warn_credit: timedelta(seconds=5),
    make_meetings: timedelta(seconds=2),
    sales.open_wished: timedelta(seconds=5),
    render.seal_quotes: timedelta(seconds=10),
    sales.remind_quote: timedelta(minutes=5),
    sales.expire_quote: timedelta(minutes=1),
    assistance.expire_session: timedelta(seconds=5),
    assistance.end_stray_sessions: timedelta(seconds=2),
    assistance.erase_access: timedelta(seconds=5),
    assistance.end_left_sessions: timedelta(seconds=30),
    assistance.remind_appointment: timedelta(seconds=30),
    assistance.end_stray_appointments: timedelta(seconds=15),
    assistance.warn_silence: timedelta(minutes=1),
    assistance.close_silence: timedelta(minutes=1),
}
APART = {exports.make_exports: timedelta(seconds=2)}  # may last: walked beside the others, so that no letter waits
ROUNDS = {
    tallies.fold_tallies: timedelta(seconds=30),
    tickets.renew_forecasts: timedelta(minutes=1),
    tickets.end_forgotten_shifts: timedelta(minutes=1),
    responses.count_responses: timedelta(minutes=5),
    tickets.close_expired: timedelta(minutes=5),
    tickets.lapse: timedelta(minutes=10),
    accounts.remove_unverified: timedelta(hours=1),
    tickets.forget_loose_files: timedelta(hours=1),
    exports.forget_exports: timedelta(minutes=10),
    limits.forget_spent: timedelta(minutes=10),
    outbox.forget_letters: timedelta(hours=1),
    api.forget_keys: timedelta(hours=1),
    live.forget_presence: timedelta(hours=1),
    notifications.forget_known: timedelta(hours=1),
    assistance.forget_signals: timedelta(minutes=1),
    tidying.forget_sessions: timedelta(hours=6),
    tidying.forget_uploads: timedelta(hours=1),
    tidying.forget_strays: timedelta(hours=1),
    tallies.recount: timedelta(days=1),
}
for channel in installed():
    QUEUES |= channel.queues
    ROUNDS |= channel.rounds
HEARTBEAT = "heartbeat"
HEARTBEAT_EVERY = timedelta(seconds=5)


def name_of(function):
    return f"{function.__module__}.{function.__name__}"
