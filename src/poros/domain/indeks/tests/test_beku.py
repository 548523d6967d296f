"""Freezing: content and hash, the row that nobody can change, the sheet, and what the public may take along."""

import csv
import io
import json
from decimal import Decimal

import pypdfium2
import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.models import HasilBeku, Penilaian
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.domain.indeks.rules.beku import sidik
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def kata(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def umum(client):
    """Somebody who has not signed in."""
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


class TestFreezing:
    def test_everything_the_result_rests_on_is_kept_with_its_hash(self, beku):
        held = beku.beku
        assert held.sidik == sidik(held.isi)
        assert held.isi["hasil"]["internal"]["indeks"] == "1.80"
        line = held.isi["butir"][2]
        assert (line["kode"], line["nilai"], line["alasan"]) == (
            "I3",
            {"mandiri": "2.0000", "internal": "1.0000", "eksternal": None},
            {"mandiri": "Menurut dokumen.", "internal": "Bukti diperiksa."},
        )
        assert held.isi["instrumen"]["kode"] == "contoh-2026"
        assert len(held.isi["instrumen"]["sidik"]) == 64

    def test_read_again_from_the_database_it_hashes_the_same(self, beku):
        again = HasilBeku.objects.get()
        assert sidik(again.isi) == again.sidik

    def test_evidence_is_kept_with_the_hashes_of_its_files(self, kota, berjalan, butir, alirkan):
        for kode, siapa in (("I1", "kadis_pu"), ("I2", "kadis_dlh"), ("I3", "kadis_pu")):
            services.jawab(kota.aktor(siapa), butir(kode), nilai=Decimal(2), alasan="x")
        told = services.tambah_bukti_butir(
            kota.aktor("kadis_pu"), butir("I1"), judul="Foto", berkas=b"catatan rapat\n", nama_berkas="rapat.txt"
        )
        services.pakai_bukti(kota.aktor("kadis_pu"), butir("I3"), bukti=[told.pk])
        alirkan(berjalan, Aksi.NILAI_INTERNAL)
        for kode in ("I1", "I2", "I3"):
            services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
        isi = alirkan(berjalan, Aksi.BEKUKAN).beku.isi
        file = Tautan.objects.get(objek="buktiindeks").berkas
        (piece,) = isi["bukti"]
        assert piece["berkas"] == [{"nama": "rapat.txt", "sha256": file.sha256}]
        assert [line["bukti"] for line in isi["butir"]] == [[told.pk], [], [told.pk]]

    def test_the_database_lets_nobody_change_it(self, beku):
        if settings.DATABASES["default"]["USER"] != settings.APP_ROLE:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT has_table_privilege(%s, 'indeks_hasilbeku', 'UPDATE'),"
                    " has_table_privilege(%s, 'indeks_hasilbeku', 'DELETE'),"
                    " has_table_privilege(%s, 'indeks_hasilbeku', 'INSERT')",
                    [settings.APP_ROLE] * 3,
                )
                assert cursor.fetchone() == (False, False, True)
            return
        with pytest.raises(DatabaseError), transaction.atomic():
            HasilBeku.objects.update(sidik="0" * 64)

    @pytest.mark.parametrize("status", [Status.DIBEKUKAN, Status.DIUMUMKAN])
    def test_no_result_stands_without_what_was_frozen(self, terisi, status):
        with pytest.raises(IntegrityError, match="penilaian_beku_utuh"), transaction.atomic():
            Penilaian.objects.filter(pk=terisi.pk).update(status=status)

    def test_nor_is_anything_frozen_while_it_is_worked_on(self, beku):
        with pytest.raises(IntegrityError, match="penilaian_beku_utuh"), transaction.atomic():
            Penilaian.objects.filter(pk=beku.pk).update(status=Status.DINILAI_INTERNAL)

    def test_opened_and_frozen_again_there_are_two(self, kota, beku, alirkan, butir):
        first = beku.beku.sidik
        alirkan(beku, Aksi.CAIRKAN, "Ada keberatan")
        services.nilai_eksternal(kota.aktor("kabag_ekbang"), butir("I3"), nilai=Decimal(4), alasan="LHE pusat")
        again = alirkan(beku, Aksi.BEKUKAN)
        assert [row.sidik for row in HasilBeku.objects.all()] == [first, again.beku.sidik]
        assert first != again.beku.sidik
        assert Tautan.objects.filter(objek="penilaian", objek_id=beku.pk).count() == 2


class TestSheet:
    def test_it_says_what_was_frozen_and_by_whom(self, kota, beku):
        text = kata(b"".join(isi_berkas(beku.beku.berkas)))
        flat = " ".join(text.split())
        assert "LAPORAN HASIL EVALUASI INDEKS CONTOH TAHUN 2026" in flat.upper()
        assert "1,80" in text
        assert "Cukup" in text
        assert "I3 Layanan aduan" in flat, "disagreement is told with its indicator"
        assert "Bukti diperiksa." in text
        assert "Menurut dokumen." in text
        assert kota.orang["kabag_ekbang"].nama in text
        assert beku.beku.sidik in flat.replace(" ", "")

    def test_conditions_that_were_written_replace_those_that_are_computed(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for kode in ("I1", "I2", "I3"):
            services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
        services.tulis_simpulan(
            kota.aktor("inspektur"), terisi, kondisi="Aduan belum ditangani.\n\n", rekomendasi="Tetapkan petugas."
        )
        flat = " ".join(kata(b"".join(isi_berkas(alirkan(terisi, Aksi.BEKUKAN).beku.berkas))).split())
        assert "Aduan belum ditangani." in flat
        assert "Tetapkan petugas." in flat
        assert "bernilai" not in flat

    def test_conditions_are_written_by_the_assessor_or_the_unit_that_runs_it_and_only_then(self, kota, terisi, alirkan):
        with pytest.raises(Ditolak) as refused:
            services.tulis_simpulan(kota.aktor("inspektur"), terisi, kondisi="x", rekomendasi="")
        assert refused.value.bidang == "kondisi"
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for siapa in ("inspektur", "kabag_ekbang"):
            assert services.tulis_simpulan(kota.aktor(siapa), terisi, kondisi=siapa, rekomendasi="").kondisi == siapa
        for siapa in ("kadis_pu", "sekda", "camat"):
            with pytest.raises(TidakBerwenang):
                services.tulis_simpulan(kota.aktor(siapa), terisi, kondisi="x", rekomendasi="")

    def test_on_the_page_it_can_be_written_and_the_sheet_taken(self, kota, terisi, alirkan, butir, masuk):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for kode in ("I1", "I2", "I3"):
            services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
        url = reverse("indeks:simpulan", args=[terisi.pk])
        client = masuk("inspektur")
        assert "Kondisi dan rekomendasi" in client.get(url).content.decode()
        page = client.post(url, {"kondisi": "Baru awal.", "rekomendasi": ""}, follow=True).content.decode()
        assert "Kondisi dan rekomendasi disimpan." in page
        frozen = alirkan(terisi, Aksi.BEKUKAN)
        page = client.get(reverse("indeks:penilaian", args=[terisi.pk])).content.decode()
        assert frozen.beku.sidik in page
        tie = Tautan.objects.get(objek="penilaian")
        answer = client.get(reverse("web:berkas", args=[tie.pk]))
        assert answer.status_code == 200
        assert masuk("camat").get(reverse("web:berkas", args=[tie.pk])).status_code == 404


class TestOpenData:
    def test_the_catalogue_names_every_set_and_each_address_answers(self, kota, beku, umum):
        services.umumkan(kota.aktor("sekda"), beku)
        answer = umum.get(reverse("indeks:katalog"))
        assert answer["Content-Type"] == "application/ld+json"
        assert "public" in answer["Cache-Control"]
        made = json.loads(answer.content)
        sets = {s["@id"]: s for s in made["dcat:dataset"]}
        assert any("/publik/data/spbe/2023" in address for address in sets)
        own = next(s for s in made["dcat:dataset"] if f"/publik/hasil/{beku.pk}" in s["@id"])
        assert own["dct:title"]["@value"] == "Indeks Contoh 2026"
        for file in own["dcat:distribution"]:
            assert umum.get(file["dcat:downloadURL"]["@id"]).status_code == 200

    def test_what_is_not_announced_is_nowhere(self, beku, umum):
        made = json.loads(umum.get(reverse("indeks:katalog")).content)
        assert not any("/publik/hasil/" in s["@id"] for s in made["dcat:dataset"])
        for bentuk in ("csv", "json"):
            assert umum.get(reverse("indeks:data_hasil", args=[beku.pk, bentuk])).status_code == 404
        assert umum.get(reverse("indeks:publik_hasil", args=[beku.pk])).status_code == 404

    def test_an_announced_result_part_by_part(self, kota, beku, umum):
        services.umumkan(kota.aktor("sekda"), beku)
        told = json.loads(umum.get(reverse("indeks:data_hasil", args=[beku.pk, "json"])).content)
        assert told["sidik"] == beku.beku.sidik
        assert told["hasil"]["internal"] == {"indeks": 1.8, "predikat": "Cukup"}
        by_code = {part["kode"]: part for part in told["bagian"]}
        assert by_code["I3"] == {
            "kode": "I3", "nama": "Layanan aduan", "mandiri": 2, "internal": 1, "eksternal": None, "akhir": 1,
        }  # fmt: skip
        lines = b"".join(umum.get(reverse("indeks:data_hasil", args=[beku.pk, "csv"])).streaming_content)
        rows = {r["kode"]: r for r in csv.DictReader(io.StringIO(lines.decode("utf-8-sig")))}
        assert (rows["I3"]["mandiri"], rows["I3"]["akhir"]) == ("2", "1")
        assert "Bukti diperiksa" not in lines.decode() + json.dumps(told), "reasons stay inside"

    @pytest.mark.parametrize("bentuk", ["csv", "json"])
    def test_a_year_of_all_governments(self, umum, bentuk):
        answer = umum.get(reverse("indeks:data_tahun", args=["spbe", 2023, bentuk]))
        text = b"".join(answer.streaming_content).decode("utf-8-sig") if bentuk == "csv" else answer.content.decode()
        rows = list(csv.DictReader(io.StringIO(text))) if bentuk == "csv" else json.loads(text)
        assert len(rows) == 621
        siak = next(r for r in rows if r["nama"] == "Kabupaten Siak")
        assert float(siak["nilai"]) == 3.01
        assert float(siak["bagian_D4"]) == 3.93

    @pytest.mark.parametrize("args", [("spbe", 1999, "csv"), ("spbe", 2023, "exe"), ("tidak-ada", 2023, "json")])
    def test_what_there_is_not_is_not_found(self, umum, args):
        assert umum.get(reverse("indeks:data_tahun", args=args)).status_code == 404

    def test_the_catalogue_costs_two_statements(self, umum, django_assert_num_queries):
        """The sets, and the announced results: there are none, so no history either."""
        umum.get(reverse("indeks:katalog"))
        with django_assert_num_queries(2):
            umum.get(reverse("indeks:katalog"))
