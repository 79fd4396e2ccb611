from mesa.tickets.models import LIVE, Ticket
from mesa.tickets.rules import Rule, technician

SEND_SMS = Rule(Ticket, technician, LIVE)
