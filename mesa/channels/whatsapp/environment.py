"""What the operator sets to write by WhatsApp: a part of `mesa.config.environment`."""

from typing import Annotated

from pydantic import field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode

from mesa.lib.addresses import is_private

SETUP = (
    "url", "token", "phone_id", "secret", "verify", "account", "media_hosts", "quote_template", "reminder_template",
)  # fmt: skip
NEEDED = ("token", "phone_id", "secret", "verify")


class WhatsAppEnvironment(BaseSettings):
    whatsapp_token: str = ""
    whatsapp_phone_id: str = ""
    whatsapp_secret: str = ""
    whatsapp_verify: str = ""
    whatsapp_account: str = ""
    whatsapp_quote_template: str = "mesa_quote"
    whatsapp_reminder_template: str = "mesa_quote_reminder"
    whatsapp_url: str = "https://graph.facebook.com/v26.0"
    whatsapp_media_hosts: Annotated[tuple[str, ...], NoDecode] = ("lookaside.fbsbx.com",)

    @field_validator("whatsapp_url")
    @classmethod
    def _is_private_to_meta(cls, value):
        """What is sent there carries the token."""
        if not is_private(value):
            raise ValueError("write an address that begins with https://")
        return value

    @field_validator("whatsapp_media_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value):
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_a_whole_account(self):
        given = [bool(getattr(self, f"whatsapp_{name}")) for name in NEEDED]
        if any(given) != all(given):
            raise ValueError(f"MESA_WHATSAPP_{', _'.join(NEEDED).upper()} go together")
        return self

    @property
    def whatsapp(self):
        """What the Cloud API is called with; empty where it is not configured."""
        return {name: getattr(self, f"whatsapp_{name}") for name in SETUP} if self.whatsapp_token else {}
