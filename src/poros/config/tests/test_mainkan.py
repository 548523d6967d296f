"""`poros krisis mainkan`: what is asked of it wrongly is said before anything is opened."""

import json
from types import SimpleNamespace

import pytest

from poros.config.cli import _mainkan, main, parse
from poros.domain.krisis.models import Kejadian, Peragaan, PeranKrisis
from poros.domain.krisis.rules.alur import Peran

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("salah", [["banjir"], ["--daerah", "uji"], ["banjir", "--daerah", "uji", "--menit", "1441"],
                                   ["banjir", "--daerah", "uji", "--menit", "-1"]])  # fmt: skip
def test_words_that_make_no_sense(salah, capsys):
    with pytest.raises(SystemExit) as left:
        parse(["krisis", "mainkan", *salah])
    assert left.value.code == 2
    assert "mainkan" in capsys.readouterr().err


def test_help_says_what_it_writes_and_with_which_codes_it_leaves(capsys):
    with pytest.raises(SystemExit):
        main(["krisis", "mainkan", "--help"])
    told = capsys.readouterr().out
    for words in ("R3P", "{kejadian, skenario, status, langkah, banyak, catatan, detik}", "kode 1", "--menit"):
        assert words in told


def test_it_needs_a_head_of_pusdalops(kota):
    with pytest.raises(ValueError, match="Pusdalops"):
        _mainkan._mulai("banjir", 0)


def test_the_result_is_json_and_the_code_says_whether_it_reached_its_end(kota, capsys):
    """With one role set only the first acts can be done: it stops where an office is missing."""
    PeranKrisis.objects.create(peran=Peran.PUSDALOPS, unit=kota.unit["sos"])
    PeranKrisis.objects.create(peran=Peran.KECAMATAN, unit=kota.unit["kec"])
    row = _mainkan._mulai("banjir", 0)
    assert _mainkan._jalankan(row) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["kejadian"], told["skenario"], told["status"], told["langkah"]) == (
        row.kejadian_id,
        "banjir",
        "gagal",
        2,
    )
    assert "kominfo" in told["catatan"]
    assert Kejadian.objects.get().latihan is True


def test_broken_off_it_ends_and_keeps_what_was_played(kota, capsys, monkeypatch):
    PeranKrisis.objects.create(peran=Peran.PUSDALOPS, unit=kota.unit["sos"])
    PeranKrisis.objects.create(peran=Peran.KECAMATAN, unit=kota.unit["kec"])
    row = _mainkan._mulai("banjir", 5)

    def interrupted(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(_mainkan, "time", SimpleNamespace(monotonic=lambda: 0.0, sleep=interrupted))
    assert _mainkan._jalankan(row) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], Peragaan.objects.get().status, Kejadian.objects.get().berhenti is not None) == (
        "henti", "henti", True,
    )  # fmt: skip
