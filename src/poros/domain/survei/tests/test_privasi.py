"""Nobody is found again: after answering by every way, no table, log, trail or export holds a device or a person."""

import csv
import io
import logging
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban, SidikHarian
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import PITA, Kanal
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db

IP, GAWAI, BAHASA = "203.0.113.77", "Ponsel-Rahasia/9.1 (Warga)", "jv-ID"
SARAN = "Hubungi saya di rumah Pak Rahasia"


@pytest.fixture
def warga(client):
    """A telephone that tells much of itself."""
    client.defaults |= {
        "HTTP_HOST": "uji.localhost", "REMOTE_ADDR": IP, "HTTP_USER_AGENT": GAWAI, "HTTP_ACCEPT_LANGUAGE": BAHASA,
    }  # fmt: skip
    return client


def isi(**lain):
    return {f"n-U{n}": 3 for n in range(1, 10)} | {"kunci": uuid4()} | lain


def isi_basis_data() -> str:
    """Every row of every table of this government and of the common schema, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('public', 'uji')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for name in tables:
            cursor.execute(f"SELECT string_agg(t::text, E'\\n') FROM {name} t")
            found.append(cursor.fetchone()[0] or "")
    return "\n".join(found)


@pytest.fixture
def terjawab(kota, warga, survei, titik):
    """Answered at the counter, again, and with a ticket; the ticket is returned."""
    (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
    way = reverse("survei:isi", args=[titik.tanda])
    assert warga.post(way, isi(saran=SARAN, jenis_kelamin="p")).status_code == 200
    assert warga.post(way, isi()).status_code == 409
    assert warga.post(reverse("survei:isi_tiket", args=[titik.tanda, ticket]), isi()).status_code == 200
    return ticket


class TestTables:
    def test_neither_address_nor_device_nor_ticket_is_kept_anywhere(self, terjawab):
        kept = isi_basis_data()
        assert SARAN in kept, "the search itself works"
        for secret in (IP, GAWAI, BAHASA, terjawab):
            assert secret not in kept

    def test_no_session_is_begun_for_a_citizen(self, terjawab, warga):
        from django.contrib.sessions.models import Session

        assert not Session.objects.exists()
        assert {name.partition("-")[0] for name in warga.cookies} <= {"survei", "csrftoken"}

    def test_the_trail_knows_nothing_of_a_citizens_answer(self, terjawab):
        assert not Jejak.objects.filter(aksi__contains="jawaban").exists()

    def test_an_answer_has_no_way_to_a_ticket_nor_to_a_trace(self, terjawab):
        related = {f.related_model.__name__ for f in Jawaban._meta.get_fields() if f.is_relation}
        assert related == {"Survei", "Layanan", "Titik", "Unit", "Penyisihan", "TindakLanjut"}
        assert not any(f.is_relation for f in SidikHarian._meta.get_fields())

    def test_the_trace_is_another_each_day_and_for_each_service(self, kota, warga, survei, layanan, titik):
        """So that nobody can follow a device from one day or one counter to another."""
        other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="A")
        for row in (titik, other):
            assert warga.post(reverse("survei:isi", args=[row.tanda]), isi()).status_code == 200
        assert SidikHarian.objects.values("sidik").distinct().count() == 2


class TestTrail:
    def test_of_an_officers_entry_only_how_it_was_got(self, kota, survei, isian):
        line = survei.liputan.get(layanan__unit=kota.unit["sos"])
        said = isian(2, saran=SARAN, pita={"umur": "60-"})
        services.catat_jawaban(kota.aktor("camat"), line, isian=said, kanal=Kanal.KERTAS)
        row = Jejak.objects.get(aksi="survei.jawaban_catat")
        assert row.data == {"kanal": "kertas"}
        assert (row.objek, row.objek_id, row.orang) == ("liputansurvei", line.pk, kota.orang["camat"].nama)

    def test_an_answer_does_not_say_which_officer_filled_it_in(self, kota, survei, isian):
        line = survei.liputan.first()
        services.catat_jawaban(kota.aktor("camat"), line, isian=isian())
        row = Jawaban.objects.values().get()
        assert kota.orang["camat"].nama not in str(row)
        assert (row["unit_id"], row["titik_id"]) == (kota.unit["kec"].pk, None)

    def test_tickets_are_not_written_down_when_they_are_made(self, kota, titik):
        made = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=5)
        told = " ".join(str(row.data) for row in Jejak.objects.filter(aksi="survei.titik_kelola"))
        assert "5" in told
        assert not any(ticket in told for ticket in made)


class TestLog:
    def test_nothing_of_it_is_logged(self, kota, warga, survei, titik, caplog):
        caplog.set_level(logging.DEBUG)
        caplog.handler.addFilter(lambda record: record.name != "django.db.backends")
        (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
        warga.post(reverse("survei:isi_tiket", args=[titik.tanda, ticket]), isi(saran=SARAN))
        warga.post(reverse("survei:isi", args=[titik.tanda]), isi(saran=SARAN) | {"n-U1": "9"})
        for secret in (IP, GAWAI, SARAN, ticket):
            assert secret not in caplog.text


class TestTakenAlong:
    def baris(self, answer):
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def test_single_answers_go_out_by_their_day(self, terjawab, survei, masuk):
        rows = self.baris(masuk("kabag_umum").get(reverse("survei:jawaban", args=[survei.pk, "csv"])))
        assert [row["kanal"] for row in rows] == ["qr", "tiket"]
        assert set(rows[0]) == {
            "hari", "unit", "layanan", "kanal", "luring", "lama_detik", "disisihkan", *PITA, *(f"U{n}" for n in range(1, 10)),
        }  # fmt: skip
        assert rows[0]["hari"] == str(timezone.localdate())
        assert SARAN not in str(rows)

    def test_remarks_stay_with_the_office_and_are_never_published(self, terjawab, survei, langkah, warga, masuk):
        langkah(survei, Aksi.TUTUP)
        langkah(survei, Aksi.TERBITKAN)
        survei.refresh_from_db()
        assert SARAN not in str(survei.hasil)
        for name in ("publik_hasil", "publik_data"):
            answer = warga.get(reverse(f"survei:{name}", args=[survei.pk]))
            assert SARAN not in b"".join(answer).decode()
        assert masuk("kadis_sos").get(reverse("survei:saran", args=[survei.pk])).content.decode().count(SARAN) == 0
        assert SARAN in masuk("kadis_pu").get(reverse("survei:saran", args=[survei.pk])).content.decode()

    def test_a_program_sees_days_not_moments_beside_remarks(self, terjawab, survei, program):
        (line,) = program("kadis_pu").get(f"/survei/{survei.pk}/saran").json()["isi"]
        assert set(line) == {"id", "layanan", "hari", "saran", "penugasan"}
        assert line["hari"] == str(timezone.localdate())
