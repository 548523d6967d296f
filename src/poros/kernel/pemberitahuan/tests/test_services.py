"""Having read, choosing, opening channels."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan import queries
from poros.kernel.pemberitahuan.models import JamTenang, Pemberitahuan, Preferensi, Saluran
from poros.kernel.pemberitahuan.rules import JenisSaluran
from poros.kernel.pemberitahuan.services import (
    atur_jam_tenang,
    atur_preferensi,
    atur_saluran,
    buka_saluran,
    tandai_dibaca,
    tandai_semua_dibaca,
)
from poros.kernel.wewenang import TidakBerwenang


def test_a_notice_is_read_once(kota, tugas, kabari):
    actor = kota.aktor("kadis_pu")
    notice = kabari(tugas())
    first = tandai_dibaca(actor, notice).dibaca
    assert first is not None
    assert tandai_dibaca(actor, notice).dibaca == first
    assert Jejak.objects.filter(aksi="pemberitahuan.baca", objek_id=notice.pk).count() == 2


def test_nobody_reads_for_another(kota, tugas, kabari):
    notice = kabari(tugas())
    with pytest.raises(TidakBerwenang):
        tandai_dibaca(kota.aktor("sekda"), notice)
    with pytest.raises(TidakBerwenang):
        tandai_semua_dibaca(kota.aktor("sekda"), kota.orang["kadis_pu"])
    assert Pemberitahuan.objects.get(pk=notice.pk).dibaca is None


def test_all_are_read_at_once_and_only_ones_own(kota, tugas, kabari):
    row = tugas()
    for siapa in ("kadis_pu", "kadis_pu", "sekda"):
        kabari(row, siapa)
    actor = kota.aktor("kadis_pu")
    assert tandai_semua_dibaca(actor, kota.orang["kadis_pu"]) == 2
    assert queries.belum_dibaca(actor) == 0
    assert queries.belum_dibaca(kota.aktor("sekda")) == 1


def test_a_choice_replaces_the_one_before(kota):
    actor, orang = kota.aktor("camat"), kota.orang["camat"]
    atur_preferensi(actor, orang, saluran=[JenisSaluran.SUREL], ringkasan=True)
    atur_preferensi(actor, orang, jenis="penugasan.baru", saluran=[], ringkasan=False)
    atur_preferensi(actor, orang, saluran=list(JenisSaluran), ringkasan=False)
    rows = [(row.jenis, row.saluran, row.ringkasan) for row in queries.preferensi(actor)]
    assert rows == [("", ["surel", "webhook"], False), ("penugasan.baru", [], False)]
    assert not queries.preferensi(kota.aktor("sekda")).exists()


def test_nobody_chooses_for_another(kota):
    with pytest.raises(TidakBerwenang):
        atur_preferensi(kota.aktor("admin"), kota.orang["camat"], saluran=[], ringkasan=True)
    with pytest.raises(TidakBerwenang):
        atur_jam_tenang(kota.aktor("admin"), kota.orang["camat"], jam=[])
    assert not Preferensi.objects.exists()


def test_quiet_hours_replace_those_before(kota):
    actor, orang = kota.aktor("camat"), kota.orang["camat"]
    atur_jam_tenang(actor, orang, jam=[(time(22), time(6)), (time(12), time(13))])
    atur_jam_tenang(actor, orang, jam=[(time(21), time(5))])
    assert [str(row) for row in queries.jam_tenang(actor)] == ["21.00–05.00"]


@pytest.mark.parametrize(
    ("jam", "bidang"), [([(time(6), time(6))], "sampai"), ([(time(6), time(7)), (time(6), time(8))], "dari")]
)
def test_quiet_hours_that_make_no_sense_change_nothing(kota, jam, bidang):
    actor, orang = kota.aktor("camat"), kota.orang["camat"]
    atur_jam_tenang(actor, orang, jam=[(time(22), time(6))])
    with pytest.raises(Ditolak) as refusal:
        atur_jam_tenang(actor, orang, jam=jam)
    assert refusal.value.bidang == bidang
    assert JamTenang.objects.get().dari == time(22)


def test_a_channel_is_opened_by_who_runs_the_system(kota):
    admin, unit = kota.aktor("admin"), kota.unit["umum"]
    gate = buka_saluran(admin, unit, jenis=JenisSaluran.WEBHOOK, nama=" WA ", alamat="https://gerbang.contoh.id/x")
    assert (gate.nama, gate.aktif) == ("WA", True)
    line = Jejak.objects.latest("id")
    assert (line.aksi, line.data["alamat"]) == ("saluran.buka", "https://gerbang.contoh.id/x")
    with pytest.raises(TidakBerwenang):
        buka_saluran(kota.aktor("sekda"), kota.unit["setda"], jenis=JenisSaluran.SUREL, nama="Surel")
    with pytest.raises(TidakBerwenang):
        buka_saluran(admin, kota.unit["pu"], jenis=JenisSaluran.SUREL, nama="Surel")


@pytest.mark.parametrize(
    "alamat",
    [
        "",
        "gerbang.contoh.id",
        "http://gerbang.contoh.id",
        "ftp://gerbang.contoh.id",
        "https://",
        "file:///etc",
    ],
)
def test_messages_leave_this_machine_encrypted_only(kota, alamat):
    with pytest.raises(Ditolak) as refusal:
        buka_saluran(kota.aktor("admin"), kota.unit["umum"], jenis=JenisSaluran.WEBHOOK, nama="WA", alamat=alamat)
    assert refusal.value.bidang == "alamat"
    assert not Saluran.objects.exists()


def test_a_gateway_on_this_machine_needs_no_encryption(kota):
    admin, unit = kota.aktor("admin"), kota.unit["umum"]
    assert buka_saluran(admin, unit, jenis=JenisSaluran.WEBHOOK, nama="WA", alamat="http://127.0.0.1:9/x").pk


def test_names_and_the_mail_server_are_there_once(kota):
    admin, unit = kota.aktor("admin"), kota.unit["umum"]
    buka_saluran(admin, unit, jenis=JenisSaluran.SUREL, nama="Surel")
    for jenis, nama, bidang in ((JenisSaluran.SUREL, "Lain", "jenis"), (JenisSaluran.SUREL, "Surel", "nama")):
        with pytest.raises(Ditolak) as refusal:
            buka_saluran(admin, unit, jenis=jenis, nama=nama)
        assert refusal.value.bidang == bidang
    with pytest.raises(Ditolak):
        buka_saluran(admin, unit, jenis=JenisSaluran.WEBHOOK, nama=" ", alamat="https://contoh.id")
    with pytest.raises(IntegrityError), transaction.atomic():
        Saluran.objects.create(jenis="webhook", nama="Tanpa alamat")


def test_a_new_key_makes_the_old_one_void(kota, webhook):
    admin = kota.aktor("admin")
    old = queries.kunci(admin, webhook.pk)
    changed = atur_saluran(admin, webhook, aktif=False, alamat="https://gerbang.contoh.id", ganti_kunci=True)
    assert queries.kunci(admin, webhook.pk) != old
    assert (changed.aktif, changed.alamat) == (False, "https://gerbang.contoh.id")
    again = queries.kunci(admin, webhook.pk)
    atur_saluran(admin, webhook, aktif=True, alamat="https://gerbang.contoh.id")
    assert queries.kunci(admin, webhook.pk) == again
    with pytest.raises(Ditolak):
        atur_saluran(admin, webhook, aktif=True, alamat="http://gerbang.contoh.id")
    with pytest.raises(TidakBerwenang):
        atur_saluran(kota.aktor("sekda"), webhook, aktif=True, alamat="https://jahat.contoh.id")
