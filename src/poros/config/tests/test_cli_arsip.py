"""`poros arsip ekspor` and `impor`: nothing half made is left, nothing is overwritten, what went out comes back."""

import json
import os
import stat
import zipfile

import pytest

from poros.config import cli
from poros.domain.kearsipan.models import BerkasArsip, PaketArsip
from poros.domain.kearsipan.tests.conftest import (  # noqa: F401 -- fixtures are used by their names
    arsip,
    berkas,
    lembar,
    pada,
)
from poros.kernel.jejak.models import Jejak


@pytest.fixture(autouse=True)
def _lingkungan():
    """A verb sets its environment for good; the tests after it get theirs back."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def salinan(tmp_path):
    return tmp_path / "salinan.zip"


@pytest.fixture
def isi(berkas):  # noqa: F811 -- a fixture by its name
    """Two files, one of them very secret."""
    berkas(judul="Undangan rapat")
    berkas(judul="Perkara", kerahasiaan="sangat_rahasia")


def kerja(verba, path, *lain, daerah="uji"):
    return cli.main(["arsip", verba, str(path), "--daerah", daerah, *lain])


@pytest.mark.usefixtures("isi")
class TestEkspor:
    def test_everything_goes_out_and_is_sound_and_the_owners_only(self, salinan, capsys):
        assert kerja("ekspor", salinan, "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["berkas"], told["item"], told["isi"]) == (2, 2, 2)
        assert stat.S_IMODE(salinan.stat().st_mode) == 0o600
        assert cli.main(["arsip", "periksa", str(salinan), "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {"berkas": 2, "isi": 2, "sidik": told["sidik"]}

    def test_in_words_it_is_one_line(self, salinan, capsys):
        assert kerja("ekspor", salinan) == 0
        out, err = capsys.readouterr()
        assert out.startswith("berkas 2, item 2, isi 2, sidik ")
        assert (out.count("\n"), err) == (1, "")

    def test_it_can_be_read_without_us(self, salinan):
        """Secret papers too: this copy is for the day on which there is no Poros."""
        kerja("ekspor", salinan)
        with zipfile.ZipFile(salinan) as bag:
            assert bag.testzip() is None
            text = b"".join(bag.read(name) for name in bag.namelist() if name.endswith(".json")).decode()
        assert "Undangan rapat" in text
        assert "Perkara" in text

    def test_that_it_was_made_is_in_the_trail(self, salinan):
        before = Jejak.objects.count()
        kerja("ekspor", salinan)
        assert Jejak.objects.count() == before + 1
        line = Jejak.objects.latest("pk")
        assert (line.objek, line.objek_id) == ("paketarsip", PaketArsip.objects.get().pk)

    def test_a_file_that_is_there_is_never_overwritten(self, salinan, capsys):
        salinan.write_bytes(b"milik orang")
        assert kerja("ekspor", salinan) == 2
        assert str(salinan) in capsys.readouterr().err
        assert salinan.read_bytes() == b"milik orang"
        assert not PaketArsip.objects.exists()

    @pytest.mark.parametrize("daerah", ["uij", "public", ""])
    def test_of_a_government_that_is_not_there_no_empty_copy_is_left(self, salinan, capsys, daerah):
        """It would stand in the way of the next, who spells the name right."""
        assert kerja("ekspor", salinan, daerah=daerah) == 2
        assert repr(daerah) in capsys.readouterr().err
        assert not salinan.exists()
        assert kerja("ekspor", salinan) == 0

    def test_a_folder_that_is_not_there_is_named(self, tmp_path, capsys):
        assert kerja("ekspor", tmp_path / "tiada" / "a.zip") == 2
        assert "tidak dapat ditulis" in capsys.readouterr().err


@pytest.mark.usefixtures("isi")
class TestImpor:
    def test_read_back_at_home_all_of_it_is_there_already(self, salinan, capsys):
        kerja("ekspor", salinan)
        capsys.readouterr()
        assert kerja("impor", salinan, "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["berkas"], told["sudah_ada"]) == (0, 2)
        assert BerkasArsip.objects.count() == 2

    def test_a_copy_that_was_touched_changes_nothing_and_ends_in_one(self, salinan, capsys):
        kerja("ekspor", salinan)
        raw = bytearray(salinan.read_bytes())
        raw[raw.index(b"%PDF-1.4") + 10] ^= 1
        salinan.write_bytes(bytes(raw))
        packets = PaketArsip.objects.count()
        assert kerja("impor", salinan) == 1
        assert "tidak utuh" in capsys.readouterr().err
        assert PaketArsip.objects.count() == packets

    @pytest.mark.parametrize("isi_berkas", [b"", b"bukan zip", b"PK\x05\x06" + b"\0" * 18])
    def test_what_is_no_copy_is_refused_in_a_sentence(self, salinan, capsys, isi_berkas):
        salinan.write_bytes(isi_berkas)
        assert kerja("impor", salinan) == 1
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert "Traceback" not in err

    def test_into_a_government_that_is_not_there_nothing_is_read(self, salinan, capsys):
        kerja("ekspor", salinan)
        assert kerja("impor", salinan, daerah="uij") == 2
        assert "poros daerah list" in capsys.readouterr().err


def test_a_copy_that_is_not_there_is_named_by_each_verb(db, tmp_path, capsys):
    for words in (["periksa", str(tmp_path / "x.zip")], ["impor", str(tmp_path / "x.zip"), "--daerah", "uji"]):
        assert cli.main(["arsip", *words]) == 2
        assert "x.zip tidak dapat dibuka" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["ekspor", "a.zip"], ["impor", "a.zip"], ["periksa"], []])
def test_what_is_missing_is_asked_for(words, capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["arsip", *words])
    assert left.value.code == 2
    assert capsys.readouterr().err
