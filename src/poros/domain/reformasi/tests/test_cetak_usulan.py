"""The paper for the ministry, read back: its figures are those of the screen, each part says whose it is."""

import pypdfium2
import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import AturanSederhana, Telaah
from poros.domain.reformasi.queries import telaah as baca
from poros.domain.reformasi.rules.alur import AksiTelaah
from poros.domain.reformasi.rules.penyederhanaan import Hasil

pytestmark = pytest.mark.django_db


def teks(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.fixture
def kertas(masuk):
    """The paper as an office gets it."""

    def ambil(row: Telaah, siapa: str = "kabag_umum", bahasa: str = "id") -> str:
        answer = masuk(siapa).get(f"/reformasi/telaah/{row.pk}/usulan.pdf", headers={"Accept-Language": bahasa})
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        return teks(answer.content)

    return ambil


def test_its_summary_is_the_simulation(kota, usulan, kertas):
    s = baca.simulasi(baca.urut(baca.pos_terlihat(kota.aktor("kabag_umum"), usulan)))
    text = kertas(usulan)
    assert f"Dari {s.jumlah_sebelum} jabatan diusulkan tersisa {s.jumlah_sesudah} jabatan struktural" in text
    assert f"({s.persen}% jabatan administrasi disederhanakan); {s.terdampak} pejabat terdampak; 0 jabatan" in text
    for kata, before, after in (("Pimpinan tinggi", 9, 9), ("Administrator", 13, 13)):
        assert f"{kata} {before} sebelum {after} sesudah" in text


def test_the_recap_has_a_line_for_every_perangkat_daerah(kota, usulan, kertas):
    text = kertas(usulan)
    for line in baca.rekap(baca.pos_terlihat(kota.aktor("kabag_umum"), usulan)):
        assert f"{line.nama or '–'} {line.pos} {line.sederhana} {line.belum} {line.pemangku}" in text


def test_every_post_is_in_it_with_its_ground(usulan, kertas):
    text = kertas(usulan).replace("-", "").replace(" ", "")
    for row in usulan.pos.all():
        assert row.jabatan.replace("-", "").replace(" ", "") in text
    grounds = AturanSederhana.objects.filter(kode__in=usulan.pos.exclude(aturan="").values("aturan"))
    assert grounds.count() > 5
    for ground in grounds:
        assert ground.sumber.replace("-", "").replace(" ", "") in text


def test_teams_only_where_there_are_some(kota, usulan, kertas):
    assert "Tim kerja yang diusulkan" not in kertas(usulan)
    services.susun_tim(kota.aktor("kabag_umum"), usulan)
    team = usulan.tim.first()
    services.ubah_tim(kota.aktor("kabag_umum"), usulan, tim=team.pk, nama="Tim Pengendalian", tugas="Menjaga pintu air")
    text = kertas(usulan)
    assert "Tim kerja yang diusulkan" in text
    assert f"Tim Pengendalian {team.atasan.jabatan} Menjaga pintu air" in text


def test_it_says_how_far_the_review_is(usulan, langkah, kertas):
    assert "keadaan: Usulan siap" in kertas(usulan)
    langkah(usulan, AksiTelaah.KIRIM)
    assert "keadaan: Dikirim ke kementerian" in kertas(usulan)


def test_an_open_post_says_what_is_missing(telaah, kertas):
    text = kertas(telaah)
    assert "2 jabatan masih perlu keputusan" in text
    assert "Fungsi jabatan belum diisi, jadi aturan ini tidak dapat diperiksa" in text


def test_of_several_decisions_the_last_one_is_read(telaah, putus, kertas):
    putus("pupr-jalan", Hasil.DIPERTAHANKAN, "Alasan pertama.")
    putus("pupr-jalan", Hasil.DISEDERHANAKAN, "Alasan kedua.")
    text = kertas(telaah)
    assert "Putusan: Alasan kedua. Menurut aturan: disederhanakan." in text
    assert "Alasan pertama" not in text


def test_a_unit_prints_its_own_part_and_its_own_figures(kota, usulan, kertas):
    text = kertas(usulan, "kadis_pu")
    own = baca.pos_terlihat(kota.aktor("kadis_pu"), usulan)
    assert f"Dari {own.count()} jabatan" in text
    names = set(own.values_list("jabatan", flat=True))
    others = set(usulan.pos.exclude(pk__in=own.values("pk")).values_list("jabatan", flat=True)) - names
    assert len(others) > 20
    assert [name for name in others if name in text] == []


def test_it_is_a_paper_of_state_whatever_the_reader_speaks(usulan, kertas):
    """A letter to the ministry is in Indonesian (UU 24/2009 Art. 27)."""
    text = kertas(usulan, bahasa="en")
    assert "USULAN PENYEDERHANAAN STRUKTUR ORGANISASI" in text
    assert "Dipertahankan" in text
    assert "Kept" not in text


def test_names_with_signs_of_the_typesetter_are_printed_as_they_are(usulan, kertas):
    usulan.pos.filter(kode="pupr-jalan").update(jabatan="Kepala Seksi #Jalan $1 *Kota* [A] \\ @x")
    assert "Kepala Seksi #Jalan $1 *Kota* [A] \\ @x" in kertas(usulan)
