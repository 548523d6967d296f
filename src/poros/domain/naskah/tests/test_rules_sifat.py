"""What holds for whatever is thrown at the rules: paraf, tables of addressees, hints, name-blocks. No database."""

import csv
import io
import itertools
from datetime import UTC, datetime, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.naskah.queries.bentuk import PARAMETER
from poros.domain.naskah.rules import JenisParaf, Rumpun, StatusParaf, massal
from poros.domain.naskah.rules.bahasa import periksa, tabel
from poros.domain.naskah.rules.bentuk import baca
from poros.domain.naskah.rules.blok_nama import PUNCAK, Pangkat, Pejabat, Sebagai, susun
from poros.domain.naskah.rules.paraf import Atasan, Keadaan, giliran, lewat, ulang_dari, usulkan

KINI = datetime(2026, 11, 23, tzinfo=UTC)
EJAAN = yaml.safe_load((PARAMETER / "bahasa.yaml").read_text(encoding="utf-8"))["ejaan"]
SURAT = baca(yaml.safe_load((PARAMETER / "bentuk" / "surat-dinas.yaml").read_text(encoding="utf-8")), {})

JABATAN = st.integers(1, 9)
GARIS = st.lists(
    st.builds(
        lambda j, t, k: Atasan(jabatan_id=j, tingkat=t, kepala_pengonsep=k), JABATAN, st.integers(0, 9), st.booleans()
    ),
    max_size=7,
    unique_by=lambda a: a.jabatan_id,
)
LANGKAH = st.lists(
    st.builds(
        lambda u, s, j, lalu: Keadaan(
            urut=u, status=s, jenis=j, tenggat=None if lalu is None else KINI + timedelta(hours=lalu)
        ),
        st.integers(1, 5),
        st.sampled_from(StatusParaf),
        st.sampled_from(JenisParaf),
        st.none() | st.integers(-5, 5),
    ),
    max_size=8,
)


@given(GARIS, st.lists(JABATAN, max_size=4), st.sets(JABATAN, max_size=2), JABATAN, st.integers(1, 5))
def test_a_proposed_way(atasan, koordinasi, penanda, pengonsep, maks):
    plan = usulkan(atasan, koordinasi, penanda_tangan=list(penanda), pengonsep=pengonsep, maks=maks)
    asked = [r.jabatan_id for r in plan]
    line = [r for r in plan if r.jenis is JenisParaf.HIERARKI]
    assert len(asked) == len(set(asked))
    assert not set(asked) & (penanda | {pengonsep})
    assert len(line) <= maks
    assert [r.urut for r in plan] == sorted(r.urut for r in plan)
    rank = {a.jabatan_id: a.tingkat for a in atasan}
    assert [rank[r.jabatan_id] for r in line] == sorted(rank[r.jabatan_id] for r in line)
    assert [r.urut for r in line] == list(range(line[0].urut, line[0].urut + len(line))) if line else True
    assert pengonsep not in penanda or plan == []


@given(LANGKAH)
def test_whose_turn_it_is_nobody_before_him_is_still_asked(langkah):
    now = giliran(langkah)
    waiting = [s.urut for s in langkah if s.status is StatusParaf.MENUNGGU]
    assert (now is None) is (waiting == [])
    assert all(urut >= now for urut in waiting)


@given(LANGKAH)
def test_only_coordination_whose_time_is_over_is_passed_and_only_in_its_turn(langkah):
    for at in lewat(langkah, KINI):
        step = langkah[at]
        assert (step.jenis, step.status) == (JenisParaf.KOORDINASI, StatusParaf.MENUNGGU)
        assert step.tenggat < KINI
        assert step.urut == giliran(langkah)


@given(LANGKAH)
def test_a_changed_text_has_been_seen_by_nobody(langkah):
    assert ulang_dari(langkah, berubah=True) == 1
    kept = ulang_dari(langkah, berubah=False)
    back = [s.urut for s in langkah if s.status is StatusParaf.DIKEMBALIKAN]
    assert all(kept <= urut for urut in back)
    if langkah and not back:
        assert kept > max(s.urut for s in langkah)


SEL = st.text(alphabet="Ab 1,;\t\"'\n@.é", max_size=12)


@given(st.lists(st.lists(SEL, min_size=1, max_size=5), max_size=6), st.sampled_from(",;\t"))
def test_any_table_is_read_whole_or_complained_of(rows, pemisah):
    out = io.StringIO()
    csv.writer(out, delimiter=pemisah).writerows(rows)
    found = massal.baca(out.getvalue(), ["jabatan"])
    assert bool(found.baris) != bool(found.keluhan)
    assert all(r.nama and r.nilai["jabatan"] for r in found.baris)


@given(
    st.lists(
        st.tuples(*[st.text(alphabet="AbC é'-", min_size=1, max_size=12).filter(str.strip)] * 2), min_size=1, max_size=9
    )
)
def test_a_right_table_comes_out_as_it_went_in(rows):
    out = io.StringIO()
    csv.writer(out).writerows([("Nama", "Jabatan"), *rows])
    found = massal.baca(out.getvalue(), ["jabatan"])
    assert [(r.nama, r.nilai["jabatan"]) for r in found.baris] == [(a.strip(), b.strip()) for a, b in rows]


@pytest.mark.parametrize("row", EJAAN, ids=lambda r: r["baku"])
def test_what_the_table_advises_it_does_not_find_fault_with(row):
    """Who follows a hint gets no other hint for it."""
    hints = periksa(SURAT, "Hal", {"isi": row["baku"]}, tabel(EJAAN))
    assert [h for h in hints if h.temuan and h.temuan.lower() in row["baku"].lower() and h.saran != row["baku"]] == []


@given(st.text(max_size=200))
def test_any_text_gets_hints_and_never_an_error(text):
    for hint in periksa(SURAT, text[:50], {"isi": text}, tabel(EJAAN)):
        assert hint.saran
        assert hint.temuan == "" or hint.temuan in text + text[:50]


ORANG = {"nama": "Budi Wijaya", "gelar_depan": "Ir.", "gelar_belakang": "M.T.", "nip": "19700101", "pangkat": "Pembina"}


@pytest.mark.parametrize(
    ("rumpun", "pangkat", "sebagai"), list(itertools.product(Rumpun, Pangkat, Sebagai)), ids=lambda v: v.value
)
def test_article_44_for_every_kind_of_paper_office_and_holding(rumpun, pangkat, sebagai):
    """Degrees: not on pengaturan and penetapan, not of who stands in for the highest. NIP and rank: of others only."""
    made = susun(rumpun, "surat", Pejabat(jabatan="Jabatan", pangkat_jabatan=pangkat, sebagai=sebagai, **ORANG))
    stands_in = (pangkat is Pangkat.KDH and sebagai is not Sebagai.DEFINITIF) or (
        pangkat is Pangkat.SEKDA and sebagai in {Sebagai.PJ, Sebagai.PLH}
    )
    plain = rumpun in {Rumpun.PENGATURAN, Rumpun.PENETAPAN} or stands_in
    assert made.nama == ("Budi Wijaya" if plain else "Ir. Budi Wijaya, M.T.")
    assert (made.nip, made.pangkat) == (("", "") if pangkat in PUNCAK else ("19700101", "Pembina"))
    prefix = {"definitif": "", "plh": "Plh. ", "plt": "Plt. ", "pj": "Pj. ", "pjs": "Pjs. "}[sebagai.value]
    assert made.jabatan == (f"{prefix}Jabatan,",)
