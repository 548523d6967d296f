"""Worked examples of the law (`contoh/retensi.yaml`): days, stage and way of a file, as a clerk would work them out."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from poros.domain.kearsipan.rules.berkas import Halangan, Keadaan, halangan
from poros.domain.kearsipan.rules.susut import Jenis
from poros.pure.retensi import Aturan, Hitung, Nasib, Pemicu, Tahap, jadwal, panjang

CONTOH = yaml.safe_load((Path(__file__).parent / "contoh" / "retensi.yaml").read_text(encoding="utf-8"))
AMBANG = 10


def hari(teks: object) -> date | None:
    return teks if isinstance(teks, date) else None


def aturan(satu: dict) -> Aturan:
    return Aturan(satu["aktif"], satu["inaktif"], Nasib(satu["nasib"]), Pemicu(satu.get("pemicu", "ditutup")))


@pytest.fixture(params=CONTOH, ids=lambda satu: satu["nama"])
def satu(request) -> dict:
    return request.param


def test_the_days_are_those_of_the_law(satu):
    plan = jadwal(aturan(satu), satu["ditutup"], satu.get("kejadian"))
    assert (plan.inaktif, plan.jatuh_tempo) == (hari(satu["inaktif_sejak"]), hari(satu["jatuh_tempo"]))


def test_it_stands_where_the_example_says_on_each_day(satu):
    plan = jadwal(aturan(satu), satu["ditutup"], satu.get("kejadian"))
    assert {day: plan.tahap(day) for day in satu["pada"]} == {day: Tahap(t) for day, t in satu["pada"].items()}


def test_it_takes_the_way_of_the_example(satu):
    assert panjang(aturan(satu), AMBANG, Hitung.TOTAL) is (satu["jalur"] == "panjang")


def test_what_may_be_done_with_it_follows_from_where_it_stands(satu):
    rule = aturan(satu)
    plan, long = jadwal(rule, satu["ditutup"], satu.get("kejadian")), satu["jalur"] == "panjang"
    state = Keadaan(plan, rule.nasib, long)
    for day, tahap in satu["pada"].items():
        why = {kind: halangan(kind, state, day, panjang=long) for kind in Jenis}
        wanted = {
            "belum_mulai": dict.fromkeys(Jenis, Halangan.KEJADIAN_BELUM_ADA),
            "aktif": dict.fromkeys(Jenis, Halangan.BELUM_WAKTUNYA),
            "inaktif": dict.fromkeys(Jenis, Halangan.BELUM_WAKTUNYA) | {Jenis.PINDAH: None},
        }
        if tahap in wanted:
            assert why == wanted[tahap], day
        else:
            assert why[Jenis.PINDAH] is None, day
            assert (why[Jenis.MUSNAH] is None) is (rule.nasib is Nasib.MUSNAH), day
            assert (why[Jenis.SERAH] is None) is (rule.nasib is Nasib.PERMANEN), day


def test_the_examples_show_each_stage_each_fate_and_both_ways():
    assert {t for one in CONTOH for t in one["pada"].values()} == {t.value for t in Tahap}
    assert {one["nasib"] for one in CONTOH} == {n.value for n in Nasib}
    assert {one["jalur"] for one in CONTOH} == {"pendek", "panjang"}
    assert len({one["nama"] for one in CONTOH}) == len(CONTOH)
