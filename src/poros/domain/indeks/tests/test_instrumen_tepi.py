"""Versions of an instrument at their edges: which one holds, what may still be corrected, what it takes to set up a year with it."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import publik, services
from poros.domain.indeks.forms.penilaian import FormPenilaian
from poros.domain.indeks.models import Butir, Instrumen, Penilaian
from poros.domain.indeks.queries import instrumen as baca
from poros.domain.indeks.queries import rencana as baca_rencana
from poros.domain.indeks.rules.alur import Aksi
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db


@pytest.fixture
def catat(kota):
    def write(text: str) -> Instrumen:
        return services.catat_instrumen(kota.aktor("admin"), kota.unit["umum"], naskah=text)

    return write


def versi(naskah: str, dari: str, kode: str) -> str:
    return naskah.replace("contoh-2026", kode).replace("dari: 2026-01-01", f"dari: {dari}")


class TestHolding:
    @pytest.fixture
    def tiga(self, naskah, catat):
        """From 2024, from the middle of 2026, from 2028; each calls its first part otherwise."""
        for dari, kode, nama in (
            ("2024-01-01", "v1", "Pertama"), ("2026-07-01", "v2", "Kedua"), ("2028-01-01", "v3", "Ketiga"),
        ):  # fmt: skip
            catat(versi(naskah, dari, kode).replace("nama: Kebijakan\n", f"nama: {nama}\n"))
        return list(Instrumen.objects.filter(indeks="contoh"))

    @pytest.mark.parametrize(
        ("tahun", "nama"),
        [(2023, "Ketiga"), (2024, "Pertama"), (2025, "Pertama"), (2026, "Kedua"), (2027, "Kedua"), (2028, "Ketiga"),
         (2099, "Ketiga"), (None, "Ketiga")],
    )  # fmt: skip
    def test_parts_of_a_year_are_those_of_the_version_of_that_year(self, tiga, tahun, nama):
        """Of a year before all versions the newest is shown: better than nothing."""
        assert baca.bagian(tiga, "contoh", tahun)["D1"].nama == nama

    def test_in_whatever_order_they_are_read(self, tiga):
        for rows in (tiga, tiga[::-1], [tiga[1], tiga[2], tiga[0]]):
            assert baca.bagian(rows, "contoh", 2025)["D1"].nama == "Pertama"

    def test_other_modules_are_told_the_newest_first(self, tiga):
        assert [u.kode for u in publik.instrumen("contoh")] == ["v3", "v2", "v1"]

    def test_an_index_that_nobody_has_written(self, tiga):
        assert baca.bagian(tiga, "tidak-ada") == {}
        assert publik.alat_ukur("tidak-ada") is None


class TestCorrecting:
    def test_before_it_is_used_the_words_may_be_put_right(self, catat, naskah):
        first = catat(naskah)
        again = catat(naskah.replace("nama: Layanan aduan", "nama: Layanan pengaduan"))
        assert again.pk == first.pk
        assert [leaf.nama for leaf in baca.daun(again)][-1] == "Layanan pengaduan"
        assert Jejak.objects.filter(aksi="indeks.instrumen_catat").count() == 2

    def test_even_its_day(self, catat, naskah):
        catat(naskah)
        moved = catat(naskah.replace("dari: 2026-01-01", "dari: 2025-06-01"))
        assert moved.dari == date(2025, 6, 1)
        assert Instrumen.objects.filter(indeks="contoh").count() == 1

    @pytest.mark.parametrize("pakai", ["penilaian", "rencana"])
    def test_what_rests_on_it_keeps_it_as_it_is(self, kota, instrumen, data, naskah, catat, *, pakai):
        ekbang = kota.aktor("kabag_ekbang")
        if pakai == "penilaian":
            services.susun(ekbang, kota.unit["ekbang"], data=data())
        else:
            begin = baca_rencana.awal(judul="x", tahun=2027, instrumen=instrumen)
            services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
        with pytest.raises(Ditolak, match="sudah dipakai") as refused:
            catat(naskah.replace("Layanan aduan", "Lain"))
        assert refused.value.bidang == "naskah"
        assert Instrumen.objects.get(pk=instrumen.pk).naskah == naskah

    def test_a_year_that_was_called_off_still_rests_on_it(self, kota, instrumen, data, catat, *, naskah, alirkan):
        """Its papers are kept: whoever reads them later must find the same rule."""
        row = services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data())
        alirkan(row, Aksi.BATALKAN, "Keliru")
        with pytest.raises(Ditolak):
            catat(naskah.replace("Layanan aduan", "Lain"))

    @pytest.mark.parametrize(
        ("ganti", "kata"),
        [
            (("indeks: 2.4", "indeks: 2.5"), "Kasus uji nomor 1"),
            (("predikat: Cukup}\n", "predikat: Baik}\n"), "Kasus uji nomor 1"),
            (("dari: 2026-01-01", "dari: 2026-02-30"), "tanggal"),
            (("kode: I2", "kode: I1"), "I1"),
            (("I3: 2}", "I3: 9}"), "I3"),
        ],
    )
    def test_what_does_not_come_out_is_not_kept(self, catat, naskah, ganti, kata):
        """The first change of "Cukup" is the band itself, the second the case."""
        before, text = naskah.rsplit(ganti[0], 1) if ganti[0] in naskah else (naskah, "")
        with pytest.raises(Ditolak, match=kata) as refused:
            catat(before + ganti[1] + text)
        assert refused.value.bidang == "naskah"
        assert not Instrumen.objects.filter(indeks="contoh").exists()


class TestUse:
    def test_targets_and_realisations_are_no_working_paper(self, kota, data):
        """Capaian kinerja has two numbers for each line; there is no level to answer and no page for it."""
        ratio = Instrumen.objects.get(indeks="capaian")
        assert not baca.dapat_dinilai(ratio)
        with pytest.raises(Ditolak, match="target dan realisasi") as refused:
            services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(instrumen_id=ratio.pk))
        assert refused.value.bidang == "instrumen"
        assert not Penilaian.objects.exists()

    def test_on_the_page_it_is_said_beside_the_field(self, kota, masuk, instrumen):
        ratio = Instrumen.objects.get(indeks="capaian")
        told = {
            "instrumen": ratio.pk, "tahun": "2026", "penilai_internal": kota.unit["insp"].pk,
            "batas_mandiri": "2099-01-01", "batas_internal": "2099-02-01", "batas_eksternal": "2099-03-01",
        }  # fmt: skip
        answer = masuk("kabag_ekbang").post("/indeks/penilaian/susun/", told)
        assert answer.status_code == 422
        assert "target dan realisasi" in answer.content.decode()

    def test_every_other_one_that_ships_can_be_set_up_shared_out_and_looked_at(self, kota, data, masuk):
        ekbang, shown = kota.aktor("kabag_ekbang"), masuk("kabag_ekbang")
        for row in Instrumen.objects.filter(bawaan=True):
            if not baca.dapat_dinilai(row):
                continue
            made = services.susun(ekbang, kota.unit["ekbang"], data=data(instrumen_id=row.pk))
            codes = list(made.butir.values_list("kode", flat=True))
            assert codes == [leaf.kode for leaf in baca.daun(row)], row.kode
            assert services.bagi(ekbang, made, pemilik=dict.fromkeys(codes, kota.unit["pu"].pk)) == 0
            assert shown.get(f"/indeks/penilaian/{made.pk}/").status_code == 200, row.kode

    def test_every_indicator_that_ships_can_be_asked_and_answered_with_its_best(self, kota, data):
        """The lowest and the highest answer that a form offers are taken by the scale."""
        from poros.domain.indeks.forms.penilaian import FormNilai

        for row in Instrumen.objects.filter(bawaan=True):
            if not baca.dapat_dinilai(row):
                continue
            for leaf in baca.daun(row):
                asked = baca.kriteria(row, leaf.kode)
                ends = [k for k, _w in asked.pilihan] or [str(asked.rendah), str(asked.tinggi)]
                for answer in {ends[0], ends[-1]}:
                    form = FormNilai({"nilai": answer, "alasan": "x"}, kriteria=asked)
                    assert form.is_valid(), (row.kode, leaf.kode, answer, form.errors)
                    baca.periksa_nilai(row, leaf.kode, Decimal(answer))

    def test_the_form_offers_all_versions(self, kota, instrumen):
        form = FormPenilaian(actor=kota.aktor("kabag_ekbang"))
        assert instrumen in form.fields["instrumen"].queryset

    def test_owners_follow_the_index_through_its_versions(self, kota, penilaian, data, catat, *, naskah):
        """A later version of the index begins with who owned the same code last; a new code is nobody's."""
        later = versi(naskah, "2028-01-01", "v2").replace("kode: I2", "kode: I9").replace("I2: 3", "I9: 3")
        row = services.susun(
            kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(instrumen_id=catat(later).pk, tahun=2028)
        )
        owners = dict(Butir.objects.filter(penilaian=row).values_list("kode", "unit__kode"))
        assert owners == {"I1": "pu", "I9": None, "I3": "pu"}
