from .aliases import Alias
from .audit import AuditEvent
from .equipment import Equipment
from .keys import Invitation, Token
from .people import TECHNICAL, ContactBy, Role, Theme, User

__all__ = ["TECHNICAL", "Alias", "AuditEvent", "ContactBy", "Equipment", "Invitation", "Role", "Theme", "Token", "User"]
