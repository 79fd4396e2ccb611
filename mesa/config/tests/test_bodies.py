"""What a body may cost before anybody knows who sends it."""

import asyncio

import pytest

from mesa.config import bodies
from mesa.config.bodies import Intake, Limits, Unfinished
from mesa.config.refusals import TurnedAway

SCOPE = {"type": "http", "method": "POST", "path": "/", "headers": []}
MB = 2**20
USUAL = Limits(MB, 60 * MB)


async def nobody(scope):
    return False


async def somebody(scope):
    return True


def piece(size, more=True):
    return {"type": "http.request", "body": b"x" * size, "more_body": more}


def take(tmp_path, messages, *, known=nobody, limits=USUAL, headers=(), intake=None):
    intake = intake or Intake(folder=tmp_path, limits=lambda scope: limits, is_known=known)
    messages = iter(messages)

    async def receive():
        return next(messages, {"type": "http.disconnect"})

    async def run():
        body, size = await intake.take(SCOPE | {"headers": list(headers)}, receive, "192.0.2.1")
        body.close()
        return size

    return asyncio.run(run())


def refused(tmp_path, *words, **more):
    with pytest.raises(TurnedAway) as why:
        take(tmp_path, *words, **more)
    return why.value.why.status


def test_a_megabyte_is_taken_from_anybody_and_no_more(tmp_path):
    assert take(tmp_path, [piece(MB, more=False)]) == MB
    assert refused(tmp_path, [piece(MB), piece(1, more=False)]) == 413


def test_who_is_known_may_send_files(tmp_path):
    assert take(tmp_path, [piece(MB), piece(MB, more=False)], known=somebody) == 2 * MB


def test_who_says_it_is_large_is_asked_who_they_are_before_a_byte_is_read(tmp_path):
    assert refused(tmp_path, [], headers=[(b"content-length", b"2000000")]) == 413


def test_what_takes_no_body_takes_none(tmp_path):
    for scope in ({"method": "GET", "path": "/"}, {"method": "POST", "path": "/healthz"}):
        limits = bodies.limits(SCOPE | scope, 60 * MB)
        assert refused(tmp_path, [piece(1, more=False)], known=somebody, limits=limits) == 413
        assert take(tmp_path, [piece(0, more=False)], limits=limits) == 0


def test_who_goes_away_is_not_answered(tmp_path):
    with pytest.raises(Unfinished):
        take(tmp_path, [piece(10)])


class Clock(asyncio.SelectorEventLoop):
    """Its time is what the test says."""

    now = 0.0

    def time(self):
        return self.now


@pytest.mark.parametrize(("every", "status"), [(5.0, 408), (0.4, None)])
def test_a_slow_body_ends_though_it_is_never_silent(tmp_path, every, status):
    """Pieces of 25 kB: every 0.4 s they are 60 kB a second, every 5 s they are 5."""
    intake, loop = Intake(folder=tmp_path, limits=lambda scope: Limits(MB, MB), is_known=nobody), Clock()
    left = [piece(25_000) for _ in range(39)] + [piece(0, more=False)]

    async def receive():
        loop.now += every
        await asyncio.sleep(0)
        return left.pop(0)

    async def run():
        body, _ = await intake.take(SCOPE, receive, "192.0.2.1")
        body.close()

    try:
        if status is None:
            loop.run_until_complete(run())
        else:
            with pytest.raises(TurnedAway) as why:
                loop.run_until_complete(run())
            assert why.value.why.status == status
            assert loop.now <= 30
    finally:
        loop.close()


def test_one_caller_sends_so_many_at_once_and_others_still_send(tmp_path):
    intake = Intake(folder=tmp_path, limits=lambda scope: Limits(MB, MB), is_known=nobody)

    async def run():
        gate, said = asyncio.Event(), []

        async def one(caller):
            sent = iter([piece(10)])

            async def receive():
                if found := next(sent, None):
                    return found
                await gate.wait()
                return piece(0, more=False)

            try:
                body, _ = await intake.take(SCOPE, receive, caller)
                body.close()
                said.append(200)
            except TurnedAway as refused:
                said.append(refused.why.status)

        tasks = [asyncio.create_task(one("192.0.2.1")) for _ in range(bodies.AT_ONCE + 2)]
        tasks.append(asyncio.create_task(one("192.0.2.2")))
        await asyncio.sleep(0.05)
        assert said == [429, 429]
        gate.set()
        await asyncio.gather(*tasks)
        assert said.count(200) == bodies.AT_ONCE + 1
        await one("192.0.2.1")
        assert said[-1] == 200

    asyncio.run(run())


def test_strangers_hold_no_more_than_their_share(tmp_path):
    """Each from an address of its own, each nearly a megabyte, none complete."""
    intake = Intake(folder=tmp_path, limits=lambda scope: Limits(MB, 60 * MB), is_known=nobody)
    many, said = bodies.BY_STRANGERS // MB + 5, []

    async def run():
        gate = asyncio.Event()

        async def one(number):
            sent = iter([piece(MB - 1)])

            async def receive():
                if found := next(sent, None):
                    return found
                await gate.wait()
                return {"type": "http.disconnect"}

            try:
                await intake.take(SCOPE, receive, str(number))
            except (TurnedAway, Unfinished) as why:
                said.append(getattr(getattr(why, "why", None), "status", None))

        tasks = [asyncio.create_task(one(number)) for number in range(many)]
        await asyncio.sleep(0.2)
        assert said == [507] * 5
        gate.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())
    assert take(tmp_path, [piece(10), piece(0, more=False)], intake=intake) == 10
