"""Rows of the first version through the data migration: what was frozen stays frozen, a plan of one year stays one."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from poros.domain.indeks.models import HasilBeku, LangkahRencana, Penilaian, Rencana
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.beku import sidik
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db
AWAL = [("indeks", "0001_initial")]
HASIL = {"internal": {"indeks": "1.80", "persis": "1.8", "predikat": "Cukup", "bagian": {"I3": "1"}}}
PADA = datetime(2026, 3, 2, 4, tzinfo=UTC)


def migrasi(tujuan):
    """Take the schema to a point of its history; returns the models as they were then."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered while a check on it is pending
    executor = MigrationExecutor(connection)
    executor.migrate(tujuan)
    return executor.loader.project_state(tujuan).apps


@pytest.fixture
def lama(kota, instrumen, berjalan):
    """The first version with a frozen, an announced, an open and a cancelled assessment, and a decided plan."""
    task = Penugasan.objects.first()
    past = migrasi(AWAL)
    penilaian, riwayat = past.get_model("indeks", "Penilaian"), past.get_model("indeks", "RiwayatPenilaian")
    made = {}
    for tahun, status, hasil in (
        (2021, "dibekukan", HASIL),
        (2022, "diumumkan", HASIL),
        (2023, "dinilai_eksternal", None),
        (2024, "dibatalkan", HASIL),
    ):
        row = made[status] = penilaian.objects.create(
            instrumen_id=instrumen.pk,
            tahun=tahun,
            unit_id=kota.unit["ekbang"].pk,
            penilai_internal_id=kota.unit["insp"].pk,
            batas_mandiri=date(tahun, 5, 1),
            batas_internal=date(tahun, 6, 1),
            batas_eksternal=date(tahun, 7, 1),
            status=status,
            hasil=hasil,
        )
        if status != "diumumkan":
            continue
        for aksi, orang in (("bekukan", "Rani Contoh"), ("umumkan", "Sekda Contoh")):
            riwayat.objects.create(
                penilaian=row, aksi=aksi, status=status, waktu=PADA, orang_id=7, orang=orang, jabatan="Kabag"
            )
    plan = past.get_model("indeks", "Rencana").objects.create(
        judul="Naik",
        instrumen_id=instrumen.pk,
        unit_id=kota.unit["ekbang"].pk,
        tahun=2027,
        sasaran="2.60",
        tingkat={"I1": 3, "I2": 3, "I3": 1},
        upaya={k: ["1", "2", "3", "4", "5"] for k in ("I1", "I2", "I3")},
        pilihan={"I1": 3, "I2": 3, "I3": 3},
        status="ditetapkan",
    )
    past.get_model("indeks", "LangkahRencana").objects.create(
        rencana=plan, kode="I3", unit_id=kota.unit["pu"].pk, dari=1, ke=3, upaya=5, tenggat=date(2027, 6, 1),
        penugasan_id=task.pk,
    )  # fmt: skip
    migrasi(MigrationExecutor(connection).loader.graph.leaf_nodes("indeks"))
    return {status: row.pk for status, row in made.items()}


class TestFrozen:
    def test_each_result_that_stood_stands_as_a_row_with_its_hash(self, lama):
        assert HasilBeku.objects.count() == 2
        for status in ("dibekukan", "diumumkan"):
            held = Penilaian.objects.get(pk=lama[status]).beku
            assert held.isi["hasil"] == HASIL
            assert held.sidik == sidik(held.isi)
            text = json.dumps(held.isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert held.sidik == hashlib.sha256(text.encode()).hexdigest()
            assert held.berkas is None

    @pytest.mark.parametrize("status", ["dinilai_eksternal", "dibatalkan"])
    def test_what_did_not_stand_has_none(self, lama, status):
        assert Penilaian.objects.get(pk=lama[status]).beku is None

    def test_who_froze_it_is_kept_not_who_announced_it(self, lama):
        held = Penilaian.objects.get(pk=lama["diumumkan"]).beku
        assert (held.orang, held.orang_id, held.jabatan, held.waktu) == ("Rani Contoh", 7, "Kabag", PADA)

    def test_where_nobody_is_known_nobody_is_named(self, lama):
        held = Penilaian.objects.get(pk=lama["dibekukan"]).beku
        assert (held.orang, held.orang_id) == ("", 0)

    def test_the_pages_show_it_though_there_is_no_sheet(self, lama, masuk, client):
        page = masuk("kabag_ekbang").get(reverse("indeks:penilaian", args=[lama["diumumkan"]]))
        assert page.status_code == 200
        assert Penilaian.objects.get(pk=lama["diumumkan"]).beku.sidik in page.content.decode()
        client.defaults["HTTP_HOST"] = "uji.localhost"
        for nama, args in (
            ("publik_hasil", [lama["diumumkan"]]),
            ("data_hasil", [lama["diumumkan"], "json"]),
            ("data_hasil", [lama["diumumkan"], "csv"]),
            ("katalog", []),
            ("publik", []),
        ):
            assert client.get(reverse(f"indeks:{nama}", args=args)).status_code == 200, nama
        told = client.get(reverse("indeks:data_hasil", args=[lama["diumumkan"], "json"])).json()
        assert told["hasil"]["internal"] == {"indeks": 1.8, "predikat": "Cukup"}


class TestPlans:
    def test_a_plan_of_one_year_has_one_level_each(self, lama):
        row = Rencana.objects.get()
        assert (row.mulai, row.tahun, row.masa) == (2027, 2027, (2027,))
        assert row.pilihan == {"I1": [3], "I2": [3], "I3": [3]}
        assert (row.syarat, row.kapasitas, row.pelaksana, row.langkah_setahun) == ([], [], {}, None)
        assert baca.ringkas(row).tercapai

    def test_its_steps_are_of_that_year(self, lama):
        step = LangkahRencana.objects.get()
        assert (step.tahun, step.anggaran, step.rekening) == (2027, None, "")

    def test_its_page_opens(self, lama, masuk):
        page = masuk("kabag_ekbang").get(reverse("indeks:rencana", args=[Rencana.objects.get().pk]))
        assert page.status_code == 200
