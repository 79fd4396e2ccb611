"""What the operator may set: every variable, its default, and the sentence that answers a wrong value."""

import secrets
import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Environment(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="MESA_", extra="ignore")

    data: Path = ROOT / "var"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    public_url: str = ""
    database_url: str = ""
    smtp_url: str = ""
    secret_key: str = ""
    debug: bool = False
    require_second_factor: bool = True
    trusted_proxies: Annotated[int, Field(ge=0, le=5)] = 0
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    web_threads: Annotated[int, Field(ge=1, le=64)] = 4

    brand_name: str = "HARDCOM"
    brand_legal_name: str = "HARDCOM"
    brand_domain: str = "hardcom.mx"
    brand_webmaster: str = "webmaster@hardcom.mx"
    brand_sender: str = "soporte@hardcom.mx"
    brand_privacy_contact: str = "webmaster@hardcom.mx"
    brand_phone: str = ""
    brand_address: str = ""
    brand_logo: str = ""
    brand_accent: str = ""

    time_zone: str = "America/Mexico_City"
    hours: str = "L-V 09:00-19:00; S 09:00-14:00"
    closed_on: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value):
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/")):
            raise ValueError("write the address people open, without a path, like https://soporte.hardcom.mx")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value):
        if value and urlsplit(value).scheme not in {"sqlite", "postgres", "postgresql"}:
            raise ValueError("write sqlite:///path/to/file or postgresql://user:password@host:5432/name")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _is_a_mail_server(cls, value):
        parts = urlsplit(value)
        if value and (parts.scheme not in {"smtp", "smtp+starttls", "smtps"} or not parts.hostname):
            raise ValueError("write smtp+starttls://user:password@host:587, smtps://…:465 or smtp://host:25")
        return value

    @field_validator("secret_key")
    @classmethod
    def _is_long(cls, value):
        if value and len(value) < 40:
            raise ValueError("write at least 40 random characters, or leave it empty and one is kept in the data folder")
        return value

    @field_validator("closed_on", mode="before")
    @classmethod
    def _split(cls, value):
        return tuple(day.strip() for day in value.split(",") if day.strip()) if isinstance(value, str) else value

    @property
    def address(self):
        return self.public_url or f"http://{self.host}:{self.port}"

    def key(self):
        """The installation's secret: given, or made once and kept readable by its owner only."""
        path = self.data / "secret_key"
        if not self.secret_key and not path.exists():
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(60))
        return self.secret_key or path.read_text()


@cache
def environment():
    try:
        return Environment()
    except ValidationError as error:
        for wrong in error.errors():
            name = "MESA_" + "_".join(str(part) for part in wrong["loc"]).upper()
            reason = wrong["msg"].removeprefix("Value error, ")
            print(f"{name}: {wrong['input']!r} will not do; {reason}.", file=sys.stderr)
        raise SystemExit(2) from None
