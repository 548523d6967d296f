"""Secrets: made once, private, long."""

import threading
from concurrent.futures import ThreadPoolExecutor

from poros.config.server.rahasia import FOLDER, secret, store


def test_a_secret_is_made_once_and_differs_by_name_and_place(tmp_path):
    first = secret(tmp_path / "a", "poros_app")
    assert secret(tmp_path / "a", "poros_app") == first
    assert len({first, secret(tmp_path / "a", "poros_pemilik"), secret(tmp_path / "b", "poros_app")}) == 3
    assert len(first) >= 43


def test_only_the_owner_can_read_them(tmp_path):
    secret(tmp_path, "secret-key")
    assert (tmp_path / "rahasia").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "rahasia" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_store_replaces(tmp_path):
    store(tmp_path / "x", b"lebih panjang")
    store(tmp_path / "x", b"baru")
    assert (tmp_path / "x").read_bytes() == b"baru"


def test_what_was_readable_by_others_is_no_more_once_it_is_written_anew(tmp_path):
    path = tmp_path / "kunci"
    path.touch(mode=0o644)
    store(path, b"baru")
    assert path.stat().st_mode & 0o777 == 0o600


def test_of_many_who_ask_at_once_all_get_the_same(tmp_path):
    """Web server and worker may be started in one moment by something else than `poros up`."""
    together = threading.Barrier(8)

    def ask(name):
        together.wait(20)
        return secret(tmp_path, name)

    with ThreadPoolExecutor(8) as pool:
        for n in range(25):
            told = set(pool.map(ask, [f"kunci-{n}"] * 8))
            assert told == {(tmp_path / FOLDER / f"kunci-{n}").read_text()}


def test_none_of_them_leaves_anything_beside_it(tmp_path):
    secret(tmp_path, "secret-key")
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["secret-key"]
