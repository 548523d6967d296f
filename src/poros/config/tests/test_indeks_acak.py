"""`poros indeks` against whatever one may feed it: an exit code, and a sentence or JSON; never a traceback."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poros.config import cli
from poros.pure.skor import KIND
from poros.pure.skor.rencana.ragam import KAPASITAS, NAMA, SASARAN, SYARAT
from poros.pure.tests.skor_bahan import vektor

BEBAS = {"max_examples": 60, "deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}
KATA = st.sampled_from(["1", "47", "48", "I1", "Baik", "Diskominfo", "2027", "2->3", "", "∞", "perencanaan", "U1"])
ANGKA = st.one_of(
    st.integers(-3, 9), st.sampled_from([0.1, 2.6, 1e300, -0.0, 10**30]), st.floats(0, 5).map(lambda n: round(n, 3))
)
BENDA = st.recursive(
    st.none() | st.booleans() | ANGKA | KATA,
    lambda isi: st.lists(isi, max_size=4) | st.dictionaries(KATA, isi, max_size=4),
    max_leaves=12,
)
BIDANG = sorted(
    {*NAMA, *(n for semua in (NAMA, SASARAN, SYARAT, KAPASITAS) for lain in semua.values() for n in lain), "inputs"}
)


@pytest.fixture
def jalankan(tmp_path, capsys):
    """Run a verb; the exit code, what was written, what was said."""

    def satu(kerja, isi, *pilihan):
        file = tmp_path / "masukan.json"
        file.write_text(json.dumps(isi), encoding="utf-8")
        kode = cli.main(["indeks", kerja, *pilihan, str(file)])
        return kode, *capsys.readouterr()

    return satu


def sopan(kode, keluar, galat):
    """Either JSON and nothing said, or one sentence and nothing written."""
    assert kode in {0, 1, 2}
    assert "Traceback" not in galat
    if kode == 2:
        assert keluar == ""
        assert len(galat.strip().splitlines()) == 1
        assert galat.strip()
    else:
        assert galat == ""
        json.loads(keluar)


@pytest.mark.parametrize("kind", sorted(KIND))
def test_a_form_refuses_what_it_does_not_understand(jalankan, kind):
    """The fields of the real cases with anything in them."""
    contoh = vektor().get(kind, [{"inputs": {"answers": {}, "instrument": "spbe-2020", "scores": {}}}])[0]["inputs"]

    @settings(**BEBAS | {"max_examples": 25})
    @given(st.fixed_dictionaries({}, optional=dict.fromkeys(contoh, BENDA)), BENDA, BENDA)
    def coba(inputs, tahun, terbit):
        sopan(*jalankan("compute", {"inputs": inputs, "year": tahun, "published_outputs": terbit}, "--kind", kind))

    coba()


@settings(**BEBAS)
@given(BENDA)
def test_a_computation_of_anything(jalankan, isi):
    sopan(*jalankan("compute", isi, "--kind", "spbe_indicators"))


@settings(**BEBAS)
@given(st.dictionaries(st.sampled_from(BIDANG), BENDA, max_size=5))
def test_a_plan_of_anything(jalankan, isi):
    sopan(*jalankan("plan", {"instrument": "pemdi-2026", "levels": {}, "frontier": 0, **isi}))


@settings(**BEBAS)
@given(BENDA)
def test_a_plan_of_nothing_known(jalankan, isi):
    sopan(*jalankan("plan", isi))


@settings(**BEBAS)
@given(BENDA)
def test_an_instrument_of_anything(jalankan, isi):
    sopan(*jalankan("validate", isi))


@pytest.mark.parametrize("isi", [b"", b"{", b"\xff\xfe", b"[" * 5000, b"NaN", b'{"inputs": {"levels": {"1": NaN}}}'])
@pytest.mark.parametrize("kerja", [("compute", "--kind", "spbe_indicators"), ("plan",), ("validate",)])
def test_bytes_that_are_no_json(tmp_path, capsys, kerja, isi):
    file = tmp_path / "rusak"
    file.write_bytes(isi)
    kode = cli.main(["indeks", *kerja, str(file)])
    keluar, galat = capsys.readouterr()
    assert (kode, keluar) == (2, "")
    assert galat.strip()
    assert "Traceback" not in galat
