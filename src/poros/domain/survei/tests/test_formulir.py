"""Forms: what was typed stays, what is wrong is said beside its field, in the language of whoever types."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei.forms.isian import LAMA_MAKS, FormIsian, FormTitipan
from poros.domain.survei.forms.survei import FormLangkah, FormLayananBaru, FormSisih, FormSurvei
from poros.domain.survei.models import Jawaban, Layanan, Survei, Titik
from poros.domain.survei.queries.jawaban import janggal
from poros.domain.survei.queries.parameter import batas, instrumen
from poros.domain.survei.rules.alur import WAJIB_ALASAN, Aksi
from poros.domain.survei.rules.isian import PITA, Kanal
from poros.domain.survei.services.terima import SARAN_MAKS

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


def isian(**lain):
    return {f"n-U{n}": "3" for n in range(1, 10)} | {"kunci": str(uuid4())} | lain


@pytest.fixture
def ikm():
    return instrumen("ikm-2017")


class TestQuestionnaire:
    def test_it_asks_all_elements_and_some_bands(self, ikm):
        form = FormIsian(instrumen=ikm)
        assert [field.name for field in form.tanya()] == [f"n-U{n}" for n in range(1, 10)]
        assert [field.name for field in form.tentang()] == list(PITA)
        assert [value for value, _word in form["n-U1"].field.choices] == [1, 2, 3, 4]
        assert not any(field.field.required for field in form.tentang())

    def test_each_page_has_a_key_of_its_own(self, ikm):
        assert FormIsian(instrumen=ikm)["kunci"].value() != FormIsian(instrumen=ikm)["kunci"].value()

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"n-U1": ""}, "n-U1"), ({"n-U9": "0"}, "n-U9"), ({"n-U9": "5"}, "n-U9"), ({"n-U2": "2.5"}, "n-U2"),
            ({"n-U2": "tiga"}, "n-U2"), ({"kunci": ""}, "kunci"), ({"kunci": "bukan-uuid"}, "kunci"),
            ({"umur": "33"}, "umur"), ({"jenis_kelamin": "x"}, "jenis_kelamin"), ({"lama": "-1"}, "lama"),
            ({"lama": "satu"}, "lama"), ({"diisi": "kemarin"}, "diisi"), ({"saran": "a" * (SARAN_MAKS + 1)}, "saran"),
            ({"saran": "a\0b"}, "saran"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_beside_its_field_and_nowhere_else(self, ikm, lain, bidang):
        form = FormIsian(isian(**lain), instrumen=ikm)
        assert list(form.errors) == [bidang]

    @pytest.mark.parametrize(
        ("lama", "mulai", "hasil"),
        [
            ("61", "", 61), ("0", "", 0), (str(LAMA_MAKS), "", LAMA_MAKS), (str(LAMA_MAKS + 1), "", None),
            ("", "", None), ("", "1", None), ("61", "1", 61), ("", "99999999999", None),
        ],
    )  # fmt: skip
    def test_how_long_it_took_as_far_as_it_can_be_believed(self, ikm, lama, mulai, hasil):
        form = FormIsian(isian(lama=lama, mulai=mulai), instrumen=ikm)
        assert form.is_valid(), form.errors
        assert form.isian().lama == hasil

    def test_without_script_the_page_measures_it(self, ikm):
        form = FormIsian(isian(mulai=str(int(timezone.now().timestamp()) - 90)), instrumen=ikm)
        assert form.is_valid()
        assert 90 <= form.isian().lama <= 95

    @pytest.mark.parametrize(
        ("diisi", "hasil"),
        [
            ("2026-11-20T08:00:00.000Z", datetime(2026, 11, 20, 8, tzinfo=UTC)),
            ("2026-11-20T15:00:00+07:00", datetime(2026, 11, 20, 8, tzinfo=UTC)),
            ("1970-01-01T00:00:00Z", None), ("1999-12-31T00:00:00Z", None), ("", None),
        ],
    )  # fmt: skip
    def test_a_clock_that_was_never_set_says_nothing(self, ikm, diisi, hasil):
        form = FormIsian(isian(diisi=diisi), instrumen=ikm)
        assert form.is_valid(), form.errors
        assert form.isian().diisi == hasil

    @pytest.mark.parametrize(("kanal", "sah"), [("petugas", True), ("kertas", True), ("qr", False), ("tiket", False)])
    def test_an_officer_says_how_he_got_it(self, ikm, kanal, sah):
        form = FormTitipan(isian(kanal=kanal), instrumen=ikm)
        assert form.is_valid() is sah
        assert not sah or form.cleaned_data["kanal"] is Kanal(kanal)


class TestPlan:
    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"nama": ""}, "Bidang ini"), ({"nama": "x" * 151}, "150"), ({"selesai": "2026-02-30"}, "tanggal"),
            ({"selesai": "2025-01-01"}, "Tanggal akhir harus setelah tanggal awal."),
            ({"mulai": "9999-12-31"}, "Periksa tahunnya."), ({"instrumen": "lain"}, "pilihan"),
        ],
    )  # fmt: skip
    def test_the_rest_is_kept(self, layanan, masuk, lain, kata):
        data = {"nama": "Triwulan I", "instrumen": "ikm-2017", "mulai": "2026-01-01", "selesai": "2026-03-31"}
        page = masuk("kabag_umum").post("/survei/rancang/", data | {f"p-{layanan['pu'].pk}": "4321"} | lain)
        assert page.status_code == 422
        assert kata.casefold() in teks(page).casefold()
        assert 'value="4321"' in teks(page)
        for name in data.keys() - lain.keys() - {"instrumen"}:
            assert f'value="{data[name]}"' in teks(page)
        assert not Survei.objects.exists()

    @pytest.mark.parametrize("banyak", ["-5", "0", "1000000001", "1,5", "banyak"])
    def test_a_number_of_people_that_cannot_be_stays_to_be_mended(self, layanan, masuk, banyak):
        data = {"nama": "Triwulan I", "instrumen": "ikm-2017", "mulai": "2026-01-01", "selesai": "2026-03-31"}
        page = masuk("kabag_umum").post("/survei/rancang/", data | {f"p-{layanan['pu'].pk}": banyak})
        assert page.status_code == 422
        assert f'value="{banyak}"' in teks(page)

    def test_each_sees_the_services_that_he_may_survey(self, kota, layanan):
        def offered(siapa):
            return {field.name for field in FormSurvei(actor=kota.aktor(siapa)).populasi()}

        pu, sos = (f"p-{layanan[k].pk}" for k in ("pu", "sos"))
        assert (offered("kabag_umum"), offered("kadis_pu"), offered("camat")) == ({pu, sos}, {pu}, set())

    def test_a_change_begins_with_what_there_is(self, kota, rancangan, layanan, masuk):
        page = teks(masuk("kabag_umum").get(f"/survei/{rancangan.pk}/ubah/"))
        assert 'value="Semester II"' in page
        assert 'value="1000"' in page
        assert f'value="{rancangan.mulai:%Y-%m-%d}"' in page

    def test_a_conflict_of_names_is_said_beside_the_name(self, rancangan, layanan, masuk):
        hari = timezone.localdate()
        data = {"nama": "Semester II", "instrumen": "ikm-2017", "mulai": hari, "selesai": hari}
        page = masuk("kabag_umum").post("/survei/rancang/", data | {f"p-{layanan['pu'].pk}": 5})
        assert list(page.context["form"].errors) == ["nama"]
        assert Survei.objects.count() == 1


class TestServiceAndCounter:
    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"nama": ""}, "nama"), ({"nama": "Izin bangunan"}, "nama"), ({"dari": "2026-13-01"}, "dari"),
            ({"sampai": "2025-01-01"}, "sampai"), ({"sampai": "0001-01-01"}, "sampai"), ({"unit": "0"}, "unit"),
        ],
    )  # fmt: skip
    def test_a_service(self, kota, layanan, masuk, lain, bidang):
        data = {"unit": kota.unit["pu"].pk, "nama": "Rekomendasi", "dari": "2026-01-01", "sampai": "2026-12-31"}
        page = masuk("kadis_pu").post("/survei/layanan/catat/", data | lain)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [bidang]
        for name in {"nama", "dari", "sampai"} - lain.keys():
            assert f'value="{data[name]}"' in teks(page)
        assert Layanan.objects.count() == 2

    def test_units_are_those_of_ones_own_house(self, kota):
        units = FormLayananBaru(actor=kota.aktor("kadis_pu")).fields["unit"].queryset
        assert {unit.kode for unit in units} == {"pu", "pu_sda"}

    @pytest.mark.parametrize("nama", ["", "x" * 101])
    def test_a_counter_that_was_refused_shows_its_page_with_what_was_typed(self, layanan, masuk, nama):
        url = reverse("survei:titik_baru", args=[layanan["pu"].pk])
        page = masuk("kadis_pu").post(url, {"nama": nama, "wajib_tiket": "on"})
        assert page.status_code == 422
        assert "Izin bangunan" in teks(page)
        assert " checked" in teks(page)
        assert not Titik.objects.exists()

    def test_a_change_refused_keeps_the_new_name(self, layanan, masuk):
        Layanan.objects.create(unit=layanan["pu"].unit, nama="Lain", dari=layanan["pu"].dari)
        url = reverse("survei:layanan_ubah", args=[layanan["pu"].pk])
        page = masuk("kadis_pu").post(url, {"nama": "Lain", "dari": "2026-01-01"})
        assert page.status_code == 422
        assert 'value="Lain"' in teks(page)
        assert "sudah ada di unit itu" in teks(page)


class TestSteps:
    @pytest.mark.parametrize("aksi", list(Aksi), ids=str)
    def test_a_reason_is_asked_where_it_is_due(self, aksi):
        assert FormLangkah({"aksi": aksi.value}).is_valid() is (aksi not in WAJIB_ALASAN)
        assert FormLangkah({"aksi": aksi.value, "catatan": "Sebab"}).is_valid()

    @pytest.mark.parametrize("aksi", ["", "hapus", "BUKA"])
    def test_steps_that_there_are_not(self, survei, masuk, aksi):
        page = masuk("kabag_umum").post(reverse("survei:melangkah", args=[survei.pk]), {"aksi": aksi})
        assert page.status_code == 422

    def test_a_step_refused_keeps_its_reason_on_the_page(self, tutup, masuk, langkah):
        other = {"aksi": "terbitkan", "catatan": "x" * 2001}
        page = masuk("kabag_umum").post(reverse("survei:melangkah", args=[tutup.pk]), other)
        assert page.status_code == 422
        assert "2000" in teks(page)

    def test_what_is_set_aside_must_be_on_the_list(self, survei, jawab):
        jawab(lama=3)
        jawab(lama=90)
        rows = janggal(survei, batas())
        fine = Jawaban.objects.get(lama=90).pk
        assert FormSisih({"jawaban": [rows[0].id], "alasan": "Cepat"}, rows=rows).is_valid()
        assert list(FormSisih({"jawaban": [fine], "alasan": "Cepat"}, rows=rows).errors) == ["jawaban"]
        assert list(FormSisih({"jawaban": [rows[0].id], "alasan": "x" * 301}, rows=rows).errors) == ["alasan"]

    def test_the_choice_stays_when_the_reason_is_missing(self, survei, jawab, masuk):
        for _n in range(3):
            jawab(lama=3)
        chosen = list(Jawaban.objects.values_list("pk", flat=True))[:2]
        page = masuk("kabag_umum").post(reverse("survei:penapisan", args=[survei.pk]), {"jawaban": chosen})
        assert page.status_code == 422
        assert teks(page).count(" checked") == 2

    @pytest.mark.parametrize(
        ("lain", "bidang"), [({"isi": ""}, "isi"), ({"isi": "x" * 2001}, "isi"), ({"tenggat": ""}, "tenggat"),
                             ({"tenggat": str(timezone.localdate() - timedelta(days=1))}, "tenggat")],
    )  # fmt: skip
    def test_an_order_keeps_its_words(self, survei, layanan, masuk, lain, bidang):
        line = survei.liputan.get(layanan=layanan["pu"])
        data = {"isi": "Percepat antrean", "tenggat": str(timezone.localdate() + timedelta(days=5))}
        url = reverse("survei:tindak_lanjut", args=[line.pk]) + "?unsur=U3"
        page = masuk("kabag_umum").post(url, data | lain)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [bidang]
        assert all(data[name] in teks(page) for name in data.keys() - lain.keys())
