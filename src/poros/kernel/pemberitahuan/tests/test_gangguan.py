"""What goes wrong for one person stays with that person: nobody else waits, nothing is tried for ever."""

import pytest
from django.core import mail
from django.test import override_settings

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang
from poros.kernel.pemberitahuan.antar.putaran import putar
from poros.kernel.pemberitahuan.models import Kiriman, Pemberitahuan, Saluran
from poros.kernel.pemberitahuan.rules import PERCOBAAN_MAKS, JenisSaluran, StatusKiriman
from poros.kernel.pemberitahuan.services import atur_saluran, buka_saluran

SALAH_SUREL = "x@contoh.go.id\nBcc: semua@contoh.go.id"
SALAH_ALAMAT = ["https://contoh..id/", "https://[::1", "https://" + "a" * 70 + ".id/", "https://contoh.id/\x7f"]


def status_menurut(kota):
    kode = {orang.pk: kode for kode, orang in kota.orang.items()}
    rows = Kiriman.objects.select_related("pemberitahuan")
    return {kode[row.pemberitahuan.orang_id]: (row.status, row.percobaan) for row in rows}


@pytest.mark.usefixtures("surel")
def test_an_address_that_is_none_holds_up_nobody_else(kota, tugas, kabari):
    row = tugas()
    Orang.objects.filter(pk=kota.orang["kadis_pu"].pk).update(surel=SALAH_SUREL)
    for siapa in ("kadis_pu", "camat", "sekda"):
        kabari(row, siapa)
    assert putar() == 2
    assert sorted(m.to[0] for m in mail.outbox) == ["camat@contoh.go.id", "sekda@contoh.go.id"]
    found = status_menurut(kota)
    assert found["camat"] == found["sekda"] == (StatusKiriman.TERKIRIM, 1)
    assert found["kadis_pu"] == (StatusKiriman.GAGAL, 1)  # trying again would not mend it
    assert Kiriman.objects.get(status=StatusKiriman.GAGAL).galat


@pytest.mark.parametrize("salah", SALAH_ALAMAT)
def test_a_gateway_that_has_no_address_holds_up_no_mail(tugas, kabari, surel, webhook, salah):
    Saluran.objects.filter(pk=webhook.pk).update(alamat=salah)
    kabari(tugas())
    assert putar() == 1
    assert len(mail.outbox) == 1
    assert dict(Kiriman.objects.values_list("saluran_id", "status")) == {
        surel.pk: StatusKiriman.TERKIRIM,
        webhook.pk: StatusKiriman.GAGAL,
    }


@pytest.mark.parametrize("salah", SALAH_ALAMAT[:-1])
def test_such_an_address_is_not_taken_in_the_first_place(kota, webhook, salah):
    admin, unit = kota.aktor("admin"), kota.unit["umum"]
    for act in (
        lambda: buka_saluran(admin, unit, jenis=JenisSaluran.WEBHOOK, nama="WA", alamat=salah),
        lambda: atur_saluran(admin, webhook, aktif=True, alamat=salah),
    ):
        with pytest.raises(Ditolak, match="https://") as refused:
            act()
        assert refused.value.bidang == "alamat"
    assert Saluran.objects.get().alamat == webhook.alamat


@pytest.mark.parametrize(
    "alamat",
    [
        "https://gerbang.contoh.go.id",
        "https://10.0.0.7:8443/pesan?x=1",
        "https://gerbang/x",
        "http://localhost:9/x",
        "http://[::1]:9/",
    ],
)
def test_what_a_gateway_may_be_called(kota, alamat):
    row = buka_saluran(kota.aktor("admin"), kota.unit["umum"], jenis=JenisSaluran.WEBHOOK, nama="WA", alamat=alamat)
    assert row.alamat == alamat


@pytest.mark.usefixtures("surel")
def test_a_server_that_is_away_is_asked_so_often_and_no_more(tugas, kabari, sudah_waktunya):
    kabari(tugas())
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=9):
        for n in range(1, PERCOBAAN_MAKS + 1):
            sudah_waktunya()
            assert putar() == 0
            row = Kiriman.objects.get()
            assert row.percobaan == n
            assert row.status == (StatusKiriman.GAGAL if n == PERCOBAAN_MAKS else StatusKiriman.MENUNGGU)
    sudah_waktunya()
    assert putar() == 0
    assert mail.outbox == []


@pytest.mark.usefixtures("surel")
def test_a_round_takes_no_more_than_it_is_told_and_the_next_goes_on(kota, tugas, kabari):
    row = tugas()
    for siapa in ("kadis_pu", "camat", "sekda"):
        kabari(row, siapa)
    assert [putar(batas=2), putar(batas=2), putar(batas=2)] == [2, 1, 0]
    assert len(mail.outbox) == 3


@pytest.mark.usefixtures("surel")
def test_a_channel_that_was_closed_carries_nothing_new(kota, tugas, kabari):
    row = tugas()
    kabari(row)
    atur_saluran(kota.aktor("admin"), Saluran.objects.get(), aktif=False)
    kabari(row)
    assert (Pemberitahuan.objects.filter(objek_id=row.pk).count(), Kiriman.objects.count()) == (2, 1)
