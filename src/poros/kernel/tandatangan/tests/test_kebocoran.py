"""The passphrase is nowhere: not in a table, a job, a session, the trail or the log, whatever happens to it."""

import base64
import copy
import pickle

import pytest
from django.db import connection

from poros.kernel.jejak.catat import sederhana
from poros.kernel.tandatangan.values import Frasa

pytestmark = pytest.mark.django_db
FRASA = "kucing-naik-becak-7"
SALAH = "bebek-salah-ketik-9"


def _di_basis_data(kata):
    """Tables of the government and of `public` with the word in any column, as text, in bytes or in base64."""
    shapes = [kata, kata.encode().hex(), base64.b64encode(kata.encode()).decode().rstrip("=")]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('public', %s)",
            [connection.schema_name],
        )
        tables = [row[0] for row in cursor.fetchall()]
        assert len(tables) > 40
        found = []
        for table in tables:
            likes = " OR ".join(["t::text LIKE %s"] * len(shapes))
            cursor.execute(f"SELECT 1 FROM {table} t WHERE {likes} LIMIT 1", [f"%{s}%" for s in shapes])
            found += [table] if cursor.fetchone() else []
    return found


def test_after_signing_and_after_failing(berkunci, siap, jalankan, caplog, capfd):
    caplog.set_level(0)
    berkunci("sekda")
    (row,) = siap("sekda")
    jalankan("sekda", row, frasa=Frasa(SALAH))
    assert jalankan("sekda", row)[0].sah
    out, err = capfd.readouterr()
    for word in (FRASA, SALAH):
        assert _di_basis_data(word) == []
        assert word not in caplog.text + out + err


def test_the_search_finds_what_is_there(kota):
    kota.orang["sekda"].telepon = FRASA
    kota.orang["sekda"].save()
    assert len(_di_basis_data(FRASA)) == 1


@pytest.mark.parametrize("how", [str, repr, lambda f: f"{f}", lambda f: f"{f!r} {[f]}"])
def test_it_never_shows_itself(how):
    assert FRASA not in how(Frasa(FRASA))


@pytest.mark.parametrize("how", [pickle.dumps, copy.deepcopy, lambda f: sederhana({"frasa": f})])
def test_it_cannot_be_stored(how):
    with pytest.raises(TypeError):
        how(Frasa(FRASA))
