from .aliases import Alias
from .audit import AuditEvent
from .equipment import Equipment
from .keys import Invitation, Token
from .people import TECHNICAL, Role, Theme, User

__all__ = ["TECHNICAL", "Alias", "AuditEvent", "Equipment", "Invitation", "Role", "Theme", "Token", "User"]
