"""Sending: to the right place, in few words, once; later when it fails or when people sleep."""

import hashlib
import hmac
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language

from poros.kernel.organisasi.models import Akun
from poros.kernel.pemberitahuan import queries
from poros.kernel.pemberitahuan.antar.putaran import putar
from poros.kernel.pemberitahuan.labels import KABAR, Kabar, kenalkan
from poros.kernel.pemberitahuan.models import JamTenang, Kiriman, Pemberitahuan
from poros.kernel.pemberitahuan.rules import PERCOBAAN_MAKS, StatusKiriman
from poros.kernel.pemberitahuan.services import tandai_dibaca
from poros.kernel.pemberitahuan.tasks import rapikan
from poros.kernel.penugasan.rules import Kerahasiaan


def status() -> list[str]:
    return list(Kiriman.objects.order_by("id").values_list("status", flat=True))


@pytest.mark.usefixtures("surel")
def test_one_notice_is_one_mail_that_opens_the_very_thing(kota, tugas, kabari):
    row = tugas("Perbaiki tanggul Sungai Contoh")
    kabari(row)
    assert putar() == 1
    sent = mail.outbox[0]
    assert sent.to == ["kadis_pu@contoh.go.id"]
    assert sent.subject == "Penugasan baru untuk unit Anda"
    assert f"http://uji.localhost{queries.url_objek('penugasan', row.pk)}\n" in sent.body
    assert "tanggul" not in sent.body
    assert status() == [StatusKiriman.TERKIRIM]
    assert putar() == 0
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("surel")
def test_several_notices_are_one_mail_with_counts(kota, tugas, kabari, sudah_waktunya):
    row = tugas()
    for jenis in ("penugasan.baru", "penugasan.baru", "penugasan.selesai"):
        kabari(row, jenis=jenis)
    kabari(tugas("Rahasia", Kerahasiaan.RAHASIA), jenis="penugasan.dikembalikan")
    sudah_waktunya()
    assert putar() == 1
    sent = mail.outbox[0]
    assert sent.subject == "4 pemberitahuan Poros"
    assert "Penugasan baru untuk unit Anda (2)" in sent.body
    assert "Penugasan disetujui dan selesai\n" in sent.body
    assert "Ada penugasan rahasia untuk Anda\n" in sent.body
    assert "dikembalikan" not in sent.body


@pytest.mark.usefixtures("surel")
def test_everybody_gets_a_mail_of_his_own_in_his_language(kota, tugas, kabari):
    kenalkan(**{"uji.bahasa": Kabar(lazy(get_language, str)(), mendesak=True)})
    Akun.objects.create(username="sekda", orang=kota.orang["sekda"], bahasa="en")
    row = tugas()
    try:
        kabari(row, "sekda", "uji.bahasa")
        kabari(row, "camat", "uji.bahasa")
        assert putar() == 2
    finally:
        del KABAR["uji.bahasa"]
    assert {m.to[0]: m.subject for m in mail.outbox} == {
        "camat@contoh.go.id": "id",
        "sekda@contoh.go.id": "en",
    }


@pytest.mark.usefixtures("surel")
def test_the_digest_waits_for_its_hour(kota, tugas, kabari, sudah_waktunya):
    kabari(tugas(), jenis="penugasan.selesai")
    assert putar() == 0
    sudah_waktunya()
    assert putar() == 1


@pytest.mark.usefixtures("surel")
def test_what_has_been_read_is_not_sent(kota, tugas, kabari):
    row = tugas()
    tandai_dibaca(kota.aktor("kadis_pu"), kabari(row))
    kabari(row)
    assert putar() == 1
    assert mail.outbox[0].subject == "Penugasan baru untuk unit Anda"
    assert status() == [StatusKiriman.TIDAK_PERLU, StatusKiriman.TERKIRIM]
    tandai_dibaca(kota.aktor("kadis_pu"), kabari(row))
    assert putar() == 0


@pytest.mark.usefixtures("surel")
def test_in_quiet_hours_people_are_left_alone_and_it_counts_as_no_attempt(kota, tugas, kabari, sudah_waktunya):
    now = timezone.localtime()
    row = tugas()
    kabari(row, "kadis_pu")
    kabari(row, "sekda")
    akhir = (now + timedelta(hours=2)).replace(second=0, microsecond=0)
    JamTenang.objects.create(orang=kota.orang["kadis_pu"], dari=(now - timedelta(hours=1)).time(), sampai=akhir.time())
    assert putar() == 1
    assert mail.outbox[0].to == ["sekda@contoh.go.id"]
    waiting = Kiriman.objects.get(status=StatusKiriman.MENUNGGU)
    assert (waiting.kirim_setelah, waiting.percobaan) == (akhir, 0)
    JamTenang.objects.all().delete()
    sudah_waktunya()
    assert putar() == 1


def test_a_gateway_gets_signed_words_and_nothing_else(kota, tugas, kabari, webhook, gerbang):
    row = tugas("Perbaiki tanggul Sungai Contoh")
    kabari(row)
    assert putar() == 1
    got = gerbang.diterima[0]
    link = f"http://uji.localhost{queries.url_objek('penugasan', row.pk)}"
    assert got["isi"]["penerima"] == {"telepon": f"+62811000{kota.orang['kadis_pu'].pk:05d}"}
    assert (got["isi"]["jumlah"], got["isi"]["tautan"]) == (1, link)
    assert [b["jenis"] for b in got["isi"]["butir"]] == ["penugasan.baru"]
    assert b"tanggul" not in got["mentah"]
    key = bytes.fromhex(queries.kunci(kota.aktor("admin"), webhook.pk))
    signed = got["kepala"]["Poros-Waktu"].encode() + b"." + got["mentah"]
    assert got["kepala"]["Poros-Tanda"] == "sha256=" + hmac.new(key, signed, hashlib.sha256).hexdigest()
    assert got["kepala"]["Idempotency-Key"] == got["isi"]["kunci"] == str(Kiriman.objects.get().kelompok)


@pytest.mark.parametrize("kode", [500, 503, 429, 408])
@pytest.mark.usefixtures("webhook")
def test_a_gateway_in_trouble_is_asked_again_with_the_same_key(tugas, kabari, gerbang, sudah_waktunya, kode):
    gerbang.jawaban = [kode, 200]
    row = tugas()
    kabari(row)
    assert putar() == 0
    waiting = Kiriman.objects.get()
    assert (waiting.status, waiting.percobaan, waiting.galat) == ("menunggu", 1, f"HTTP {kode}")
    assert waiting.kirim_setelah > timezone.now() + timedelta(seconds=50)
    kabari(row, jenis="penugasan.pesan")  # what has come since goes in a message of its own
    sudah_waktunya()
    assert putar() == 2
    keys = [got["kepala"]["Idempotency-Key"] for got in gerbang.diterima]
    assert len(set(keys)) == 2
    assert keys.count(keys[0]) == 2
    assert set(status()) == {StatusKiriman.TERKIRIM}


@pytest.mark.parametrize("kode", [400, 401, 404, 410])
@pytest.mark.usefixtures("webhook")
def test_a_gateway_that_says_never_is_not_asked_again(tugas, kabari, gerbang, sudah_waktunya, kode):
    gerbang.jawaban = [kode]
    kabari(tugas())
    assert putar() == 0
    sudah_waktunya()
    assert putar() == 0
    assert len(gerbang.diterima) == 1
    assert (status(), Kiriman.objects.get().galat) == ([StatusKiriman.GAGAL], f"HTTP {kode}")


def test_a_gateway_cannot_send_us_elsewhere(kota, tugas, kabari, webhook, gerbang):
    gerbang.jawaban = [302]
    kabari(tugas())
    assert putar() == 0
    assert len(gerbang.diterima) == 1
    assert status() == [StatusKiriman.MENUNGGU]


@pytest.mark.usefixtures("webhook")
def test_after_many_failures_it_is_given_up(tugas, kabari, gerbang, sudah_waktunya):
    gerbang.server.shutdown()
    gerbang.server.server_close()
    kabari(tugas())
    for _ in range(PERCOBAAN_MAKS + 2):
        sudah_waktunya()
        assert putar() == 0
    row = Kiriman.objects.get()
    assert (row.status, row.percobaan, row.galat) == (StatusKiriman.GAGAL, PERCOBAAN_MAKS, "ConnectError")


@pytest.mark.usefixtures("surel")
def test_a_mail_server_that_is_away_is_no_end(tugas, kabari, settings, sudah_waktunya):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    kabari(tugas())
    assert putar() == 0
    assert Kiriman.objects.get().galat == "ConnectionRefusedError"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    sudah_waktunya()
    assert putar() == 1


@pytest.mark.usefixtures("surel")
def test_a_round_that_died_is_taken_up_after_a_while(kota, tugas, kabari, sudah_waktunya):
    from poros.kernel.pemberitahuan.antar.putaran import _ambil

    kabari(tugas())
    taken = _ambil(timezone.localtime(), 10)
    assert len(taken) == 1
    assert putar() == 0  # another round leaves it to the first
    sudah_waktunya()
    assert putar() == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{taken[0].kelompok}@poros>"


@pytest.mark.usefixtures("surel")
@pytest.mark.parametrize("banyak", [1, 3])
def test_a_message_of_many_notices_costs_as_few_statements_as_of_one(kota, tugas, kabari, banyak):
    row = tugas()
    for _ in range(banyak):
        kabari(row)
    with CaptureQueriesContext(connection) as captured:
        putar()
    assert len(captured) == 5


def test_a_round_with_nothing_to_send_is_one_statement(kota):
    with CaptureQueriesContext(connection) as captured:
        putar()
    assert len(captured) == 1


@pytest.mark.usefixtures("surel")
def test_old_notices_are_forgotten_when_they_have_been_read(kota, tugas, kabari):
    row = tugas()
    old, unread, fresh = kabari(row), kabari(row), kabari(row)
    long_ago = timezone.now() - timedelta(days=366)
    Pemberitahuan.objects.filter(pk=old.pk).update(waktu=long_ago, dibaca=long_ago)
    Pemberitahuan.objects.filter(pk=unread.pk).update(waktu=long_ago)
    rapikan()
    assert set(Pemberitahuan.objects.values_list("pk", flat=True)) == {unread.pk, fresh.pk}
    assert Kiriman.objects.count() == 2
