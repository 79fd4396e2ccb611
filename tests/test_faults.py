"""What was answered exists exactly once, and what was owed arrives, whoever was killed meanwhile."""

import os
import signal
import time

import pytest
import requests

from .faults import CREW, PASSWORD, Load, Mortal, letters, torment
from .postgres import fresh, running, server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]  # a whole installation, on both databases


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        desk = Mortal(folder).open()
        yield desk
        desk.close()
        return
    with server() as address:
        desk = Mortal(folder, database_url=fresh(address, "faults")).open()
        yield desk
        desk.close()


def test_kills_under_load_lose_and_double_nothing(desk):
    figures = torment(desk, seed=7, kills=4, pause=1.5, every=4)
    told = {what: figures[what].pop("acknowledged") for what in ("tickets", "notes", "files")}
    print(figures, told)
    assert min(told["tickets"], told["notes"]) > 3
    assert figures["tickets"] == figures["notes"] == {"lost": 0, "doubled": 0}
    assert figures["files"] == {"lost": 0}
    assert figures["slowest_back"] < 30

    post = letters(desk, seconds=80)  # what was added within a minute waits that minute
    assert post["untold"] == post["failed"] == post["strangers"] == 0
    assert post["waiting"] == post["in_hand"] <= 4  # what a killed worker held is sent after two minutes
    assert post["arrived"] >= post["owed"] - post["in_hand"]
    assert post["copies"] <= 4
    whole = desk.manage("check_invariants")
    assert whole.returncode == 0, whole.stdout


def test_leaving_under_load_answers_every_request_in_hand(desk):
    with Load(desk, desk.ask(CREW), seed=3) as load:
        for _ in range(2):
            time.sleep(2)
            desk.serve.send_signal(signal.SIGTERM)
            assert desk.serve.wait(timeout=12) == 0
            desk.start_again()
            desk.seconds_until_it_answers()
    answers = load.answers()
    assert answers.pop(201) > 5
    assert set(answers) <= {200, "refused"}, answers


def test_without_its_database_it_says_so_at_once_and_comes_back_by_itself(tmp_path):
    with running() as database:
        desk = Mortal(tmp_path, database_url=fresh(database.get_uri(), "away")).open()
        try:
            knock, children = _callers(desk), desk.children()
            assert _statuses(knock()) == {200}
            os.kill(database.get_pid(), signal.SIGQUIT)  # as `pg_ctl stop -m immediate`
            database.get_postmaster_info().process.wait(10)
            answers = knock()
            assert _statuses(answers) == {503}
            kinds = [answer.headers["Content-Type"].split(";")[0] for answer in answers]
            assert kinds == ["text/html", "text/html", "application/problem+json", "application/json"]
            assert max(answer.elapsed.total_seconds() for answer in answers) < 2
            assert {answer.headers["Retry-After"] for answer in answers[:3]} == {"10"}
            database.ensure_postgres_running()
            _until(lambda: _statuses(knock()) == {200})
            assert desk.children() == children
        finally:
            desk.close()


def _callers(desk):
    """Ana in her browser, her machine, and whoever watches."""
    ana, machine = requests.Session(), requests.Session()
    machine.headers["Authorization"] = f"Bearer {desk.ask(CREW)[0]}"
    ana.get(desk.address + "/cuenta/entrar/")
    words = {"login": "ana0@example.org", "password": PASSWORD, "csrfmiddlewaretoken": ana.cookies["csrf"]}
    ana.post(desk.address + "/cuenta/entrar/", words)
    doors = (ana, "/preguntas/"), (ana, "/inicio/"), (machine, "/api/v1/me"), (machine, "/readyz")
    return lambda: [caller.get(desk.address + path, timeout=10) for caller, path in doors]


def _statuses(answers):
    return {answer.status_code for answer in answers}


def _until(true, seconds=20):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)
