"""The text of the agreement and the letter that asks, article by article; most of it without a database."""

from datetime import date

import pypdfium2
import pytest

from poros.domain.berbagi.cetak import isi_nota
from poros.domain.berbagi.cetak import nota as cetak_nota
from poros.domain.berbagi.cetak import permohonan as cetak_permohonan
from poros.domain.berbagi.models import Adopsi, Nota, Tawaran
from poros.domain.berbagi.rules.alur import Arah
from poros.kernel.daerah.models import Daerah

PIHAK = ("Bupati Rekaan", "Wali Kota Uji")


def naskah(**ganti) -> Nota:
    """An agreement that is stored nowhere."""
    offer = Tawaran(nama=ganti.pop("nama", "Antre Cepat"), lisensi=ganti.pop("lisensi", "EUPL-1.2"))
    wanted = {
        "nomor": "1/2026", "tempat": "Kota Uji", "lingkup": "Kode sumber", "mulai": date(2026, 1, 31),
        "sampai": date(2028, 2, 29), "data_pribadi": False, "pihak_kita": PIHAK[1], "pihak_lain": PIHAK[0],
    }  # fmt: skip
    return Nota(adopsi=Adopsi(tawaran=offer, arah=Arah.KELUAR), **(wanted | ganti))


def semua(text: dict) -> str:
    return "\n".join([text["tentang"], text["pembuka"], *(line for a in text["pasal"] for line in a["isi"])])


def test_every_blank_is_filled():
    words = semua(isi_nota(naskah(), PIHAK))
    assert "{" not in words
    for part in ("Antre Cepat", "Kota Uji", *PIHAK, "EUPL-1.2", "Kode sumber"):
        assert part in words


def test_who_gives_is_the_first_party():
    opening = isi_nota(naskah(), PIHAK)["pembuka"]
    assert opening.index(PIHAK[0]) < opening.index("Pihak Kesatu") < opening.index(PIHAK[1])


@pytest.mark.parametrize("ya", [True, False])
def test_personal_data_change_hands_under_a_clause_or_not_at_all(ya):
    """One of the two articles always stands, never both (UU 27/2022)."""
    titles = [a["judul"] for a in isi_nota(naskah(data_pribadi=ya), PIHAK)["pasal"]]
    assert ("Pelindungan data pribadi" in titles) is ya
    assert ("Tanpa pertukaran data pribadi" in titles) is not ya
    assert len(titles) == len(set(titles)) == 6


def test_days_are_written_out_also_the_leap_day():
    words = semua(isi_nota(naskah(), PIHAK))
    assert "sejak 31 Januari 2026 sampai 29 Februari 2028" in words


def test_without_a_licence_the_parties_agree_on_one():
    assert "lisensi yang disepakati para pihak" in semua(isi_nota(naskah(lisensi=""), PIHAK))


@pytest.mark.parametrize("liar", ["{nama}", "{0}", "{pihak_satu.__class__}", "{", "%(nama)s", "#let x = 1", "$a$"])
@pytest.mark.parametrize("bagian", ["lingkup", "tempat", "nama"])
def test_what_a_user_wrote_is_a_value_and_never_a_pattern(liar, bagian):
    assert liar in semua(isi_nota(naskah(**{bagian: liar}), PIHAK))


@pytest.mark.django_db
class TestPaper:
    @pytest.fixture
    def daerah(self, kota) -> Daerah:
        return Daerah.objects.get(schema_name="uji")

    def teks(self, isi: bytes) -> str:
        pages = pypdfium2.PdfDocument(isi)
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)

    def test_the_direction_decides_who_is_first(self, kota, diterima, nota, daerah):
        from poros.domain.berbagi import services

        row = services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=nota())
        text = self.teks(cetak_nota(kota.aktor("kabag_kesra"), row, daerah))
        assert text.index("Bupati Rekaan") < text.index("Wali Kota Uji")
        row.adopsi.arah = Arah.MASUK
        text = self.teks(cetak_nota(kota.aktor("kabag_kesra"), row, daerah))
        assert text.index("Wali Kota Uji") < text.index("Bupati Rekaan")

    @pytest.mark.parametrize(
        ("government", "kepala"),
        [
            (("Kota Uji", "kota"), "PEMERINTAH KOTA UJI"),
            (("Pemerintah Kota Uji", "kota"), "PEMERINTAH KOTA UJI"),
            (("Kementerian Rekaan", "kementerian"), "KEMENTERIAN REKAAN"),
        ],
    )
    def test_the_head_of_the_paper_names_the_government_once(self, kota, usulan, daerah, government, kepala):
        daerah.nama, daerah.jenis = government
        text = self.teks(cetak_permohonan(kota.aktor("kabag_ekbang"), usulan, daerah)).upper()
        assert kepala in text
        assert "PEMERINTAH PEMERINTAH" not in text
        assert "PEMERINTAH KEMENTERIAN" not in text

    def test_the_letter_says_what_for_and_which_indicators(self, kota, usulan, daerah):
        text = self.teks(cetak_permohonan(kota.aktor("kabag_ekbang"), usulan, daerah))
        for part in ("Antre Cepat", "Antrean uji kendaraan", "SPBE I1", "Kabupaten Rekaan", "Dinas Lingkungan Hidup"):
            assert part in text

    def test_without_an_office_it_goes_to_the_government(self, kota, usulan, daerah):
        usulan.tawaran.kontak = ""
        assert "Kabupaten Rekaan" in self.teks(cetak_permohonan(kota.aktor("kabag_ekbang"), usulan, daerah))
