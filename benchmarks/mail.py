"""Messages a second, taken and processed, beside the bare parse of the same messages in the same run."""

from statistics import median

AMOUNT = 300


def run(desks, asked):
    for desk in desks:
        rounds = [desk.run("mail", str(AMOUNT)) for _ in range(asked.rounds)]
        typical = {what: median([one[what] for one in rounds]) for what in ("bare", "read", "taken")}
        print(
            f"\n{desk.name}: {AMOUNT} messages of {rounds[0]['bytes'] // AMOUNT / 1000:.0f} kB, one process; "
            f"median of {len(rounds)}"
        )
        for what, words in WORDS.items():
            print(f"  {words:44} {typical[what]:8.0f}/s  {typical['bare'] / typical[what]:6.1f} × the bare parse")
        print(f"  what became of them: {rounds[0]['became']}")


WORDS = {
    "bare": "parsed and decoded by the standard library",
    "read": "read, its quote cut, its page cleaned",
    "taken": "kept, judged, on its ticket, committed",
}
