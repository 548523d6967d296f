"""Paper, read again: what stands on the poster and the tickets, how many sheets, and that each code leads somewhere."""

import re

import pypdfium2
import pytest
from django.urls import reverse

from poros.domain.survei import cetak, services
from poros.domain.survei.models import Jawaban, Tiket
from poros.kernel.daerah.models import Daerah

pytestmark = pytest.mark.django_db
SELEMBAR = 24


def halaman(isi: bytes) -> list[str]:
    """The words of each sheet."""
    document = pypdfium2.PdfDocument(isi)
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]


class TestPoster:
    def test_it_says_whose_counter_and_what_for_in_two_languages(self, titik, masuk):
        answer = masuk("kadis_pu").get(reverse("survei:poster", args=[titik.pk]))
        (sheet,) = halaman(answer.content)
        for words in (
            "KOTA UJI", "Dinas Pekerjaan Umum", "Izin bangunan", "Loket 1", "Bagaimana layanan kami?",
            "How was our service?", "Tanpa nama", reverse("survei:isi", args=[titik.tanda]),
        ):  # fmt: skip
            assert words in sheet
        assert answer["Content-Type"] == "application/pdf"

    @pytest.mark.parametrize(
        "nama", ["X" * 100, "Rekomendasi & izin <khusus> #1 $x$ *tebal* @acuan", "Layanan_[a]`b`\\n"]
    )
    def test_any_name_fits_on_one_sheet_as_it_is(self, titik, nama):
        titik.nama = nama
        (sheet,) = halaman(cetak.poster(titik, Daerah.objects.get(), "http://uji.localhost/survei/isi/x/"))
        assert re.sub(r"\s", "", nama) in re.sub(r"[\s\x02\ufffe-]", "", sheet) or nama[:20] in sheet

    def test_it_names_no_officer(self, kota, titik, masuk):
        (sheet,) = halaman(masuk("kadis_pu").get(reverse("survei:poster", args=[titik.pk])).content)
        assert kota.orang["kadis_pu"].nama not in sheet


class TestTickets:
    @pytest.mark.parametrize(("banyak", "lembar"), [(1, 1), (SELEMBAR, 1), (SELEMBAR + 1, 2), (2 * SELEMBAR, 2)])
    def test_so_many_to_a_sheet(self, titik, masuk, banyak, lembar):
        answer = masuk("kadis_pu").post(reverse("survei:tiket", args=[titik.pk]), {"banyak": banyak})
        sheets = halaman(answer.content)
        assert len(sheets) == lembar
        assert sum(sheet.count("berlaku sekali") for sheet in sheets) == banyak == Tiket.objects.count()
        assert answer["Content-Disposition"].startswith("attachment")

    def test_each_leads_to_the_questionnaire_once(self, kota, titik, survei, client):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        for ticket in services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=3):
            way = reverse("survei:isi_tiket", args=[titik.tanda, ticket])
            data = {f"n-U{n}": 3 for n in range(1, 10)}
            key = client.get(way).context["form"]["kunci"].value()
            assert client.post(way, data | {"kunci": key}).status_code == 200
        assert Jawaban.objects.filter(kanal="tiket").count() == Tiket.objects.filter(terpakai=True).count() == 3

    def test_how_many_are_used_is_shown_where_they_are_made(self, kota, titik, jawab, masuk):
        from poros.domain.survei.values import Asal

        (first, _second) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=2)
        jawab(asal=Asal(tiket=first))
        page = masuk("kadis_pu").get(reverse("survei:layanan", args=[titik.layanan_id])).content.decode()
        assert "2 dicetak, 1 dipakai" in page

    def test_a_counter_that_was_taken_down_makes_none(self, kota, titik, masuk):
        services.cabut_titik(kota.aktor("kadis_pu"), titik)
        answer = masuk("kadis_pu").post(reverse("survei:tiket", args=[titik.pk]), {"banyak": 1})
        assert answer.status_code == 422
        assert "sudah dicabut" in answer.content.decode()
        assert not Tiket.objects.exists()
