"""What the operator may set: every variable, its default, and the sentence that answers a wrong value."""

import os
import re
import secrets
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import parse_qsl
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from mesa.assistance import tools
from mesa.channels.whatsapp.environment import WhatsAppEnvironment
from mesa.lib.addresses import MAIL_CHECKS, is_loopback, is_private, parts_of
from mesa.lib.hours import parse_week

from .setting_errors import complain, stop

ROOT = Path(__file__).resolve().parents[2]
GRAPH = ("url", "login_url", "tenant", "client_id", "client_secret", "organizer")
TOGETHER = {"graph": ("tenant", "client_id", "client_secret", "organizer")}


class Environment(WhatsAppEnvironment):
    model_config = SettingsConfigDict(env_prefix="MESA_", extra="ignore")

    data: Path = ROOT / "var"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    public_url: str = ""
    trusted_proxies: Annotated[int, Field(ge=0, le=5)] | None = None
    database_url: str = ""
    smtp_url: str = ""
    secret_key: str = ""
    old_secret_keys: Annotated[tuple[str, ...], NoDecode] = ()
    metrics_token: str = ""
    debug: bool = False
    require_second_factor: bool | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    web_processes: Annotated[int, Field(ge=1, le=32)] = 1
    web_threads: Annotated[int, Field(ge=1, le=64)] = 4

    supervisor_email: str = ""
    supervisor_name: str = ""
    supervisor_password: str = ""

    brand_name: str = "HARDCOM"
    brand_legal_name: str = "HARDCOM"
    brand_domain: str = "hardcom.mx"
    brand_webmaster: str = "webmaster@hardcom.mx"
    brand_sender: str = "soporte@hardcom.mx"
    brand_privacy_contact: str = "webmaster@hardcom.mx"
    brand_phone: str = ""
    brand_whatsapp: str = ""
    brand_address: str = ""
    brand_logo: str = ""
    brand_accent: str = ""

    approve_above: Annotated[int, Field(ge=0)] = 50_000
    approve_margin: Annotated[int, Field(ge=0, le=99)] = 10
    reply_address: str = ""
    mailboxes: Annotated[tuple[str, ...], NoDecode] = ()
    lmtp: str = ""
    mail_authserv: str = ""
    mail_kept_days: Annotated[int, Field(ge=1, le=3650)] = 90
    mail_strangers_an_hour: Annotated[int, Field(ge=1, le=1_000_000)] = 60
    letter_files_mb: Annotated[int, Field(ge=0, le=25)] = 5
    time_zone: str = "America/Mexico_City"
    hours: str = "L-V 09:00-19:00; S 09:00-14:00"
    closed_on: Annotated[tuple[str, ...], NoDecode] = ()
    own_tools: Annotated[tuple[str, ...], NoDecode] = ()
    teamviewer_token: str = ""
    teamviewer_group: str = "Mesa"
    teamviewer_url: str = "https://webapi.teamviewer.com/api/v1"
    graph_tenant: str = ""
    graph_client_id: str = ""
    graph_client_secret: str = ""
    graph_organizer: str = ""
    graph_url: str = "https://graph.microsoft.com/v1.0"
    graph_login_url: str = "https://login.microsoftonline.com"
    contact_attempts: Annotated[int, Field(ge=1, le=20)] = 3
    contact_ways: Annotated[int, Field(ge=1, le=4)] = 2
    turn_urls: Annotated[tuple[str, ...], NoDecode] = ()
    turn_secret: str = ""
    turn_only: bool = False
    remote_tools: Annotated[tuple[str, ...], NoDecode] = ("teamviewer", "teams", "splashtop")

    @field_validator("data")
    @classmethod
    def _is_absolute(cls, value):
        return value.expanduser().absolute()

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value):
        parts = parts_of(value)
        bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
        if value and (parts.scheme not in {"http", "https"} or "*" in value or not parts.hostname or not bare):
            raise ValueError("write the address people open, without a path, like https://soporte.hardcom.mx")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value):
        parts = parts_of(value)
        if value and (parts.scheme not in {"sqlite", "postgres", "postgresql"} or not parts.path.strip("/")):
            raise ValueError("write sqlite:////path/to/file or postgresql://user:password@host:5432/name")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _is_a_mail_server(cls, value):
        parts = parts_of(value)
        if value and (parts.scheme not in {"smtp", "smtp+starttls", "smtps"} or not parts.hostname):
            raise ValueError("write smtp+starttls://user:password@host:587, smtps://…:465 or smtp://host:25")
        if parts.username and parts.scheme == "smtp" and not is_loopback(parts.hostname or ""):
            raise ValueError("a password must not travel in the open: write smtp+starttls:// or smtps://")
        options = dict(parse_qsl(parts.query))
        if set(options) - {"cafile", "sender", "timeout"} or not Path(options.get("cafile", ROOT)).exists():
            raise ValueError("after ? only cafile= (a file that exists), sender= and timeout= (seconds) are known")
        return value

    @field_validator(*MAIL_CHECKS)
    @classmethod
    def _takes_mail(cls, value, info):
        return MAIL_CHECKS[info.field_name](value)

    @field_validator("secret_key")
    @classmethod
    def _is_long(cls, value):
        if value and (len(value) < 50 or len(set(value)) < 5):
            raise ValueError("write at least 50 random characters, or unset it and one is kept in the data folder")
        return value

    @field_validator("turn_urls")
    @classmethod
    def _are_relays(cls, value):
        if any(not re.fullmatch(r"turns?:[\w.\-\[\]:]+(\?transport=(udp|tcp))?", url) for url in value):
            raise ValueError("write addresses like turn:turn.hardcom.mx:3478?transport=udp, separated by commas")
        return value

    @field_validator("remote_tools")
    @classmethod
    def _are_programs(cls, value):
        known = tools.KNOWN_SLUGS
        if unknown := [slug for slug in value if slug not in known]:
            raise ValueError(f"{unknown[0]} is not known; write some of {', '.join(known)}, in the order to offer them")
        return value

    @field_validator("teamviewer_url", "graph_url", "graph_login_url")
    @classmethod
    def _is_private(cls, value):
        """What is sent there opens machines."""
        if not is_private(value):
            raise ValueError("write an address that begins with https://")
        return value

    @field_validator("time_zone")
    @classmethod
    def _is_a_place(cls, value):
        if value not in available_timezones():
            raise ValueError("write a zone by its place, like America/Mexico_City")
        return value

    @field_validator("hours")
    @classmethod
    def _is_a_week(cls, value):
        if not any(parse_week(value)):
            raise ValueError("write when the desk is open, like L-V 09:00-19:00; S 09:00-14:00")
        return value

    @field_validator("closed_on")
    @classmethod
    def _are_days(cls, value):
        try:
            return tuple(date.fromisoformat(day).isoformat() for day in value)
        except ValueError:
            raise ValueError("write days like 2026-12-24, separated by commas") from None

    @field_validator("own_tools")
    @classmethod
    def _are_whole(cls, value):
        names = [tools.own(text).slug for text in value]
        if len(set(names)) < len(names):
            raise ValueError("two of these programs have the same name")
        return value

    @field_validator("own_tools", mode="before")
    @classmethod
    def _split_tools(cls, value):
        return tuple(part.strip() for part in value.split(";") if part.strip()) if isinstance(value, str) else value

    @field_validator("closed_on", "mailboxes", "old_secret_keys", "remote_tools", "turn_urls", mode="before")
    @classmethod
    def _split(cls, value):
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_safe(self):
        if self.contact_ways > self.contact_attempts:
            raise ValueError("MESA_CONTACT_WAYS cannot be more than MESA_CONTACT_ATTEMPTS")
        if bool(self.turn_urls) != bool(self.turn_secret) or (self.turn_only and not self.turn_urls):
            raise ValueError("MESA_TURN_URLS and MESA_TURN_SECRET go together, and MESA_TURN_ONLY needs both")
        for maker, names in TOGETHER.items():
            given = [bool(getattr(self, f"{maker}_{name}")) for name in names]
            if any(given) != all(given):
                raise ValueError(f"MESA_{maker.upper()}_{', _'.join(names).upper()} go together")
        if self.debug and (self.is_public or not is_loopback(self.host)):
            raise ValueError("MESA_DEBUG shows the program's insides: unset it, or use it on this machine only")
        return self

    @property
    def makers(self):
        """What each maker's API is called with, for those that are configured."""
        teamviewer = {"url": self.teamviewer_url, "token": self.teamviewer_token, "group": self.teamviewer_group}
        graph = {name: getattr(self, f"graph_{name}") for name in GRAPH}
        return {"teamviewer": teamviewer if self.teamviewer_token else {}, "teams": graph if self.graph_tenant else {}}

    @property
    def is_public(self):
        return self.public_url.startswith("https://")

    @property
    def is_home(self):
        """Nobody but this machine can come in."""
        return is_loopback(self.host) and is_loopback(parts_of(self.address).hostname or "")

    @property
    def address(self):
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def uploads(self):
        """Where a file waits while it arrives."""
        return self.data / "tmp"

    @property
    def static(self):
        return self.data / "static"

    @property
    def templates(self):
        """What Jinja makes of the templates, for the next process to read instead of making it again."""
        return self.data / "templates"

    @property
    def proxies(self):
        """An https address has somebody in front who speaks TLS, and who says for whom."""
        return int(self.is_public) if self.trusted_proxies is None else self.trusted_proxies

    def key(self):
        """The installation's secret: given, or made once and kept readable by its owner only."""
        path = self.data / "secret_key"
        if not self.secret_key and not path.exists():
            draft = path.with_name(f"secret_key.{os.getpid()}")
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(60))
            draft.rename(path)
        return self.secret_key or path.read_text()


@cache
def environment():
    try:
        found = Environment()
    except ValidationError as error:
        stop(*complain(error))
    try:
        found.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in (found.uploads, found.static, found.templates):
            folder.mkdir(exist_ok=True, mode=0o700)
        found.key()
    except OSError as error:
        stop(f"MESA_DATA: {found.data} cannot be used ({error.strerror}); write a folder that this user may write to.")
    return found
