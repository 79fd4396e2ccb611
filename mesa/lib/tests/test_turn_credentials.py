from mesa.lib.turn_credentials import credentials


def test_the_relay_counts_the_same():
    assert credentials("secreto-de-prueba", "t1042", 1763805600) == (
        "1763805600:t1042", "h3aBB8ZZkUA+sWICIz0e6f1HvXU=",
    )  # fmt: skip
