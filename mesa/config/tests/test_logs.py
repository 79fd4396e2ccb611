import io
import json
import logging
import logging.config

import pytest
import structlog

from mesa.config.logs import logging as settings


@pytest.fixture
def lines():
    """What the loggers of the product would write, parsed."""
    handler = logging.config.DictConfigurator(settings("INFO"))
    formatter = handler.configure_formatter(settings("INFO")["formatters"]["json"])
    out = io.StringIO()
    stream = logging.StreamHandler(out)
    stream.setFormatter(formatter)
    logger = logging.getLogger("mesa.test")
    logger.addHandler(stream)
    logger.setLevel("INFO")
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    logger.removeHandler(stream)


def test_a_line_cannot_be_forged(lines):
    logging.getLogger("mesa.test").warning("Not Found: %s", '/x\r\n{"event": "all is well"}')
    (line,) = lines()
    assert line["event"].startswith("Not Found: /x\r\n")


@pytest.mark.parametrize(
    "secret",
    [
        "/correo/?token=abc", "Bearer mesa_9fK2xYt8Qw", "smtp://me:hunter2@mail.example.org",
        "/cuenta/confirmar/Mg:1tK9aZ:3hJv6pQ0sXyRrLkAq8wTzN1bVcMdEfGh", "9f86d081884c7d659a2feaa0c55ad015",
        "/cotizacion/-bcdefghijklmnopqrstuvwxyzABCDEF/aceptar/", "-f86d081884c7d659a2feaa0c55ad015",
    ],
)  # fmt: skip
def test_what_opens_a_door_is_masked(lines, secret):
    structlog.get_logger("mesa.test").info("seen", where=f"at {secret} today", deep={"there": [secret]})
    (line,) = lines()
    assert secret not in str(line)
    assert line["event"] == "seen" and "•••" in line["where"] and line["where"].endswith("today")


def test_secrets_are_known_by_their_names(lines):
    structlog.get_logger("mesa.test").info("sign_in", password="caballo", csrf_token="x", person=7)
    (line,) = lines()
    assert (line["password"], line["csrf_token"], line["person"]) == ("•••", "•••", 7)


def test_a_traceback_has_no_local_variables(lines):
    def sign_in(password):
        raise ValueError("no")

    try:
        sign_in("-".join(["caballo", "pila"]))
    except ValueError:
        logging.getLogger("mesa.test").exception("failed")
    (line,) = lines()
    assert "ValueError: no" in line["exception"] and "caballo-pila" not in str(line)
