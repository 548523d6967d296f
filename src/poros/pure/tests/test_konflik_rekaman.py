"""A finding that is kept as data says later what it would have said at once, in either language."""

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from poros.pure import konflik
from poros.pure.konflik import Arahan, Aturan, Jenis, Kalimat, Klaim, Pengaturan, Rentang, Temuan, Urutan

SAAT = datetime(2026, 12, 1, 8, tzinfo=UTC)
JAM = timedelta(hours=1)


def acak(r: random.Random, n: int) -> Arahan:
    jendela = Rentang(SAAT + r.randrange(10) * JAM, SAAT + r.randrange(11, 20) * JAM)
    return Arahan(
        id=f"a{n}",
        penerbit=f"j{r.randrange(3)}",
        tingkat=Decimal(r.randrange(2)),
        sasaran=(f"u{r.randrange(3)}",),
        tindakan=r.choice(("buka", "tutup", "atur")),
        objek=("kota", "pintu")[: r.randrange(1, 3)],
        larangan=r.random() < 0.2,
        nilai=Decimal("2.5") * r.randrange(3),
        jendela=jendela,
        terbit=SAAT - r.randrange(9) * JAM,
        klaim=(Klaim("pompa", Decimal("1.5"), jendela),) if r.random() < 0.3 else (),
    )


@pytest.fixture(scope="module")
def temuan() -> list[Temuan]:
    """Findings of all kinds, out of a small town where everything is in the way of everything."""
    r = random.Random(7)
    aturan = Pengaturan(
        lawan=konflik.lawan([("buka", "tutup")]),
        tindakan_bernilai={"atur"},
        tindakan_seutuh_unit={"buka"},
        kewenangan={"tutup": {"j0"}},
        urutan=tuple(Urutan(f"a{n}", f"a{n + 1}", lama_sebelum=8 * JAM) for n in range(0, 30, 3)),
    )
    return konflik.temukan([acak(r, n) for n in range(40)], aturan)


def test_the_town_has_something_of_almost_everything(temuan):
    assert {t.jenis for t in temuan} >= set(Jenis) - {Jenis.LINGKARAN, Jenis.DUA_KOMANDO}
    assert any(t.catatan for t in temuan)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_through_json_and_back_it_says_the_same(temuan, bahasa):
    for satu in temuan:
        kembali = konflik.putar(json.loads(json.dumps(konflik.rekam(satu))))
        assert kembali == satu
        assert konflik.jelaskan(kembali, bahasa) == konflik.jelaskan(satu, bahasa)


def test_orders_get_other_names_everywhere_and_members_of_one_name_become_one():
    satu = Temuan(
        Jenis.WAKTU,
        ("a1:5", "a1:6", "a2:5"),
        (Kalimat("melewati_jendela", ("a1:5", "a2:5"), (Decimal(9),)),),
        Aturan.TINGKAT,
        menang="a2:5",
        catatan=Kalimat("khusus_dikalahkan", ("a1:6", "a2:5")),
    )
    lain = konflik.sebut_ulang(satu, lambda nama: nama.split(":")[0])
    assert lain == replace(
        satu,
        anggota=("a1", "a2"),
        alasan=(Kalimat("melewati_jendela", ("a1", "a2"), (Decimal(9),)),),
        menang="a2",
        catatan=Kalimat("khusus_dikalahkan", ("a1", "a2")),
    )
    assert konflik.sebut_ulang(replace(satu, menang=None, catatan=None), str.upper).menang is None


def test_what_it_needs_names_for(temuan):
    for satu in temuan:
        kode = konflik.disebut(satu)
        bernama = konflik.jelaskan(satu, "id", {satu: f"<{satu}>" for satu in kode})
        assert all(f"<{nama}>" in bernama for nama in kode - {satu.kepada})
    naik = Temuan(
        Jenis.RANGKAP, ("a", "b"), (Kalimat("rangkap", ("a", "b"), ("buka", "u1")),), Aturan.ATASAN, kepada="u9"
    )
    assert konflik.disebut(naik) == {"buka", "u1", "u9"}
