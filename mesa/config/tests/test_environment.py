"""A wrong value stops the start with one sentence that says what to write."""

import os
import re
import subprocess
import sys

import pytest
from pydantic import ValidationError

from mesa.config.environment import ROOT, Environment, complain

WRONG = {
    "port": ("abc", "valid integer"),
    "public_url": ("soporte.hardcom.mx", "https://soporte.hardcom.mx"),
    "database_url": ("mysql://root@localhost/mesa", "postgresql://user:password@host:5432/name"),
    "smtp_url": ("mail.example.org:25", "smtp+starttls://user:password@host:587"),
    "secret_key": ("short", "at least 50 random characters"),
    "trusted_proxies": ("-1", "greater than or equal to 0"),
    "log_level": ("LOUD", "'DEBUG', 'INFO'"),
    "time_zone": ("Mexico", "America/Mexico_City"),
    "hours": ("lunes a viernes", "L-V 09:00-19:00"),
    "closed_on": ("24 de diciembre", "2026-12-24"),
    "web_threads": ("0", "greater than or equal to 1"),
}


@pytest.mark.parametrize(("name", "value", "words"), [(name, *wrong) for name, wrong in WRONG.items()])
def test_a_wrong_value_is_named_and_answered(name, value, words):
    with pytest.raises(ValidationError) as refused:
        Environment(**{name: value})
    (sentence,) = complain(refused.value)
    assert sentence.startswith(f"MESA_{name.upper()}: ")
    assert words in sentence


@pytest.mark.parametrize(
    "hours",
    [
        "", ";", "L-D 22:00-06:00", "L-V 19:00-09:00", "L-V 09:00-09:00", "L-V 09:00-24:30", "L-V 25:00-26:00",
        "L-V 09:75-19:00", "V-L 09:00-19:00", "LM 09:00-19:00", "L- 09:00-19:00", "L-V 09:00-19:00 18:00-20:00",
        "L-V 09:00-24:00 23:00-24:00", "L-V 09:00-19:00; V 09:00-14:00", "L-V 09:00-19:00 y 20:00-21:00", "L-V 9-19",
    ],
)  # fmt: skip
def test_hours_that_would_not_do_stop_the_start_with_one_sentence(hours):
    with pytest.raises(ValidationError) as refused:
        Environment(hours=hours)
    (sentence,) = complain(refused.value)
    assert sentence.startswith(f"MESA_HOURS: {hours!r} will not do; ") and re.search("write|is not like", sentence)


@pytest.mark.parametrize(
    "url", ["https://*", "https://*.hardcom.mx", "https://hardcom.mx/ayuda", "https://h:x", "ftp://h"]
)
def test_only_a_bare_address_is_an_address(url):
    with pytest.raises(ValidationError):
        Environment(public_url=url)


def test_a_secret_is_never_shown():
    with pytest.raises(ValidationError) as refused:
        Environment(smtp_url="http://me:hunter2@mail.example.org")
    assert "hunter2" not in next(complain(refused.value))


def test_half_a_whatsapp_is_none():
    with pytest.raises(ValidationError) as refused:
        Environment(whatsapp_token="x", whatsapp_phone_id="1", whatsapp_secret="y")
    assert next(complain(refused.value)) == "MESA_WHATSAPP_TOKEN, _PHONE_ID, _SECRET, _VERIFY go together."
    with pytest.raises(ValidationError) as refused:
        Environment(whatsapp_url="http://graph.example.org")
    assert "https://" in next(complain(refused.value))


@pytest.mark.parametrize("facts", [{"public_url": "https://hardcom.mx"}, {"host": "0.0.0.0"}])
def test_debug_stays_on_this_machine(facts):
    with pytest.raises(ValidationError) as refused:
        Environment(debug=True, **facts)
    assert next(complain(refused.value)).startswith("MESA_DEBUG shows the program's insides")


def test_an_https_address_has_one_proxy_in_front_unless_told():
    assert Environment(public_url="https://hardcom.mx").proxies == 1
    assert Environment(public_url="https://hardcom.mx", trusted_proxies=2).proxies == 2
    assert Environment().proxies == 0


def test_the_key_is_made_once_and_is_private(tmp_path):
    env = Environment(data=tmp_path)
    assert env.key() == env.key() and len(env.key()) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def start(*command, **environment):
    environment = {name: str(value) for name, value in environment.items()}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_the_start_ends_with_the_sentence_and_nothing_else(tmp_path):
    stopped = start("check", MESA_DATA=tmp_path, MESA_PORT="abc")
    assert stopped.returncode == 2
    assert stopped.stderr == (
        "MESA_PORT: 'abc' will not do; input should be a valid integer, unable to parse string as an integer.\n"
    )


def test_a_data_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    stopped = start("check", MESA_DATA=tmp_path / "file" / "var")
    assert (stopped.returncode, stopped.stderr.count("\n")) == (2, 1)
    assert "write a folder that this user may write to" in stopped.stderr


def test_ready_for_an_https_address(tmp_path):
    checked = start("check", "--deploy", "--fail-level", "WARNING", MESA_DATA=tmp_path, MESA_PUBLIC_URL="https://a.mx")
    assert checked.returncode == 0, checked.stderr
