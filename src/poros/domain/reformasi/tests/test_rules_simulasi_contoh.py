"""Small structures before and after, worked by hand in a file that an official can add to."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from poros.domain.reformasi.rules.penyederhanaan import Hasil, Jenis, Jenjang, Pos
from poros.domain.reformasi.rules.simulasi import Nasib, Simulasi, simulasikan, usulkan_tim

SOAL = yaml.safe_load((Path(__file__).parent / "contoh" / "simulasi.yaml").read_text(encoding="utf-8"))
NASIB = {"tetap": Hasil.DIPERTAHANKAN, "hapus": Hasil.DISEDERHANAKAN, "belum": Hasil.PERLU_KEPUTUSAN}
satu_per_satu = pytest.mark.parametrize("soal", SOAL, ids=lambda s: s["soal"].replace(" ", "-"))


def nasib(soal: dict[str, Any]) -> list[Nasib]:
    return [
        Nasib(
            pos=Pos(
                kode=kode, unit=f"Seksi {kode}", jenis=Jenis.SEKSI, jabatan=kode, eselon=eselon, induk=induk,
                pemangku=pemangku,
            ),
            hasil=NASIB[jadi],
            jenjang=Jenjang.AHLI_MUDA if jadi == "hapus" else None,
        )
        for kode, induk, eselon, jadi, pemangku in soal["pos"]
    ]  # fmt: skip


def hitung(soal: dict[str, Any]) -> Simulasi:
    top = soal["pos"][0][0]
    return simulasikan(nasib(soal), {row[0]: top for row in soal["pos"]})


@satu_per_satu
def test_the_figures_are_those_of_the_hand(soal):
    s, wanted = hitung(soal), soal["harapan"]
    found = {
        "sebelum": s.jumlah_sebelum, "sesudah": s.jumlah_sesudah, "terdampak": s.terdampak, "belum": s.belum,
        "persen": s.persen, "tingkat": [s.tingkat[0].sebelum, s.tingkat[0].sesudah], "induk": dict(s.induk),
    }  # fmt: skip
    assert found == wanted


@satu_per_satu
def test_the_order_of_the_file_changes_nothing(soal):
    turned = soal | {"pos": [soal["pos"][0], *reversed(soal["pos"][1:])]}
    one, two = hitung(soal), hitung(turned)
    assert (one.sebelum, one.sesudah, one.jenjang, one.tingkat) == (two.sebelum, two.sesudah, two.jenjang, two.tingkat)
    assert dict(one.induk) == dict(two.induk)
    assert {r.kode: r for r in one.rentang} == {r.kode: r for r in two.rentang}


@satu_per_satu
def test_spans_add_up_to_everybody_who_stands_below_somebody(soal):
    s = hitung(soal)
    fates = {n.pos.kode: n for n in nasib(soal)}
    stay = [k for k, n in fates.items() if n.bertahan and s.induk[k]]
    gone = [k for k, n in fates.items() if not n.bertahan]
    assert sum(r.sesudah for r in s.rentang) == len(stay)
    assert sum(r.fungsional for r in s.rentang) == len(gone)


@satu_per_satu
def test_a_team_under_a_head_who_stays_for_each_that_goes(soal):
    fates = {n.pos.kode: n for n in nasib(soal)}
    teams = usulkan_tim(list(fates.values()))
    assert [t.asal for t in teams] == [k for k, n in fates.items() if not n.bertahan]
    assert all(fates[t.atasan].bertahan for t in teams)
    assert [t.nama for t in teams] == [f"Tim Kerja {t.asal}" for t in teams]
