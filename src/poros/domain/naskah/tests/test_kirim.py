"""Sending by every way, proof of receipt, answers, mass letters."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.domain.naskah import services, tasks
from poros.domain.naskah.models import Naskah, PenerimaNaskah
from poros.domain.naskah.rules import Kanal, Status, StatusKirim
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.values import Tujuan
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db

LUAR = (
    Tujuan(kanal=Kanal.SUREL, sebutan="Ketua Forum Warga", surel="forum@contoh.or.id"),
    Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BPS", alamat="Jalan Data 1"),
)


@pytest.fixture
def keluar(sah):
    """A signed letter to one outside by e-mail and one on paper."""
    return sah(tujuan=LUAR)


def penerima(naskah, kanal):
    return naskah.penerima.get(kanal=kanal)


def test_it_arrives_in_the_units_inbox_at_once(kota, sah):
    naskah = sah(kepada=("dlh", "sos"))
    services.kirim(kota.aktor("staf_pu"), naskah)
    rows = Surat.objects.order_by("pk")
    assert [s.unit.kode for s in rows] == ["dlh", "sos"]
    assert {s.pengirim for s in rows} == {"Dinas Pekerjaan Umum"}
    told = set(Pemberitahuan.objects.filter(jenis="surat.masuk").values_list("orang__nama", flat=True))
    assert told == {"Pejabat Kepala DLH", "Pejabat Kepala Dinas Sosial"}
    assert {p.surat_id for p in naskah.penerima.all()} == {s.pk for s in rows}


def test_what_is_attached_goes_along(kota, buat, sahkan, pdf):
    naskah = buat()
    services.lampirkan(kota.aktor("staf_pu"), naskah, isi=pdf, nama="denah.pdf")
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[])
    mulai(kota.aktor("kadis_pu"), naskah)
    sahkan(naskah, "kadis_pu")
    services.kirim(kota.aktor("staf_pu"), naskah)
    names = Tautan.objects.filter(objek="surat").order_by("urutan").values_list("nama", flat=True)
    assert list(names) == [f"{naskah.nomor.replace('/', '-')}.pdf", "denah.pdf"]
    assert Surat.objects.get().jumlah_lampiran == 1


def test_opening_it_is_the_proof_but_only_by_the_addressee(kota, sah):
    naskah = sah(kepada=("dlh",))
    services.kirim(kota.aktor("staf_pu"), naskah)
    surat = Surat.objects.get()
    persuratan.baca(kota.aktor("walikota"), surat)
    assert naskah.penerima.get().diterima is None
    persuratan.baca(kota.aktor("kadis_dlh"), surat)
    row = naskah.penerima.get()
    assert (row.status, row.diterima_oleh) == (StatusKirim.DITERIMA, "Pejabat Kepala DLH, Kepala DLH")
    first = row.diterima
    persuratan.baca(kota.aktor("kadis_dlh"), surat)
    assert naskah.penerima.get().diterima == first


def test_received_when_all_main_addressees_have_it(kota, sah):
    unit = [
        Tujuan(kanal=Kanal.UNIT, sebutan=k, unit_id=kota.unit[k].pk, tembusan=k == "kec") for k in ("dlh", "sos", "kec")
    ]
    naskah = sah(tujuan=tuple(unit))
    services.kirim(kota.aktor("staf_pu"), naskah)
    for kode, wanted in (("dlh", Status.TERKIRIM), ("sos", Status.DITERIMA)):
        persuratan.baca(kota.aktor(f"kadis_{kode}"), Surat.objects.get(unit__kode=kode))
        naskah.refresh_from_db()
        assert naskah.status == wanted


def test_by_e_mail_once(kota, keluar):
    services.kirim(kota.aktor("staf_pu"), keluar)
    row = penerima(keluar, "surel")
    assert row.status == StatusKirim.MENUNGGU
    job = ProcrastinateJob.objects.get(task_name="naskah.surel")
    assert job.args["penerima"] == row.pk
    tasks.surel(penerima=row.pk)
    tasks.surel(penerima=row.pk)
    assert [m.to for m in mail.outbox] == [["forum@contoh.or.id"]]
    sent = mail.outbox[0]
    assert keluar.nomor in sent.subject
    assert sent.attachments[0][0] == f"{keluar.nomor.replace('/', '-')}.pdf"
    assert sent.attachments[0][1].startswith(b"%PDF")
    assert penerima(keluar, "surel").status == StatusKirim.TERKIRIM


def test_a_line_break_in_the_subject_makes_no_header(kota, sah):
    naskah = sah(tujuan=LUAR[:1], hal="Data\nBcc: semua@contoh.go.id")
    services.kirim(kota.aktor("staf_pu"), naskah)
    tasks.surel(penerima=penerima(naskah, "surel").pk)
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["forum@contoh.or.id"]


def test_on_paper_with_a_receipt(kota, keluar, pdf):
    staf = kota.aktor("staf_pu")
    row = penerima(keluar, "kertas")
    now = timezone.now()
    with pytest.raises(Ditolak, match="belum dikirim"):
        services.terima(staf, row, oleh="Tono", waktu=now)
    services.kirim(staf, keluar)
    row.refresh_from_db()
    assert row.status == StatusKirim.TERKIRIM
    for oleh, waktu in (("  ", timezone.now()), ("Tono", now + timedelta(days=1)), ("Tono", now - timedelta(days=1))):
        with pytest.raises(Ditolak):
            services.terima(staf, row, oleh=oleh, waktu=waktu)
    services.terima(staf, row, oleh="Tono, resepsionis", waktu=timezone.now(), isi=pdf, nama="tanda-terima.pdf")
    row.refresh_from_db()
    assert (row.status, row.diterima_oleh) == (StatusKirim.DITERIMA, "Tono, resepsionis")
    assert Tautan.objects.get(objek="penerimanaskah", objek_id=row.pk).nama == "tanda-terima.pdf"
    keluar.refresh_from_db()
    assert keluar.status == Status.TERKIRIM
    with pytest.raises(TidakBerwenang):
        services.terima(kota.aktor("kadis_dlh"), row, oleh="X", waktu=now)


def test_sending_again_reaches_only_who_has_not_got_it(kota, sah):
    naskah = sah(kepada=("dlh",))
    staf = kota.aktor("staf_pu")
    services.kirim(staf, naskah)
    services.kirim(staf, naskah)
    assert Surat.objects.count() == 1


def test_a_unit_without_a_head_is_named(kota, sah):
    kota.jabatan["kadis_dlh"].__class__.objects.filter(pk=kota.jabatan["kadis_dlh"].pk).update(aktif=False)
    from poros.kernel.organisasi import peta
    from poros.kernel.organisasi.models import VersiPeta

    VersiPeta.objects.update(nilai=77)
    naskah = sah(kepada=("dlh",))
    with pytest.raises(Ditolak, match="belum punya pimpinan"):
        services.kirim(kota.aktor("staf_pu"), naskah)
    assert Naskah.objects.get().status == Status.DITANDATANGANI
    peta._peta.clear()


def test_a_letter_that_awaits_an_answer_is_followed_up(kota, sah):
    yesterday = timezone.localdate() - timedelta(days=1)
    naskah = sah(jawab_hingga=yesterday)
    tasks.tagih()
    assert not Pemberitahuan.objects.filter(jenis="naskah.menunggu_jawaban").exists()
    services.kirim(kota.aktor("staf_pu"), naskah)
    tasks.tagih()
    assert Pemberitahuan.objects.get(jenis="naskah.menunggu_jawaban").orang == kota.orang["staf_pu"]
    with pytest.raises(Ditolak, match="Sebutkan"):
        services.tandai_dijawab(kota.aktor("staf_pu"), naskah, dengan=" ")
    services.tandai_dijawab(kota.aktor("staf_pu"), naskah, dengan="12/DLH/2026")
    with pytest.raises(Ditolak, match="tidak sedang menunggu"):
        services.tandai_dijawab(kota.aktor("staf_pu"), naskah, dengan="13/DLH/2026")


def test_a_secret_letter_goes_by_no_e_mail_and_in_no_mass(kota, buat):
    with pytest.raises(Ditolak, match="tidak dikirim lewat surel"):
        buat(tujuan=LUAR, kerahasiaan="rahasia")
    paper = buat(tujuan=LUAR[1:], kerahasiaan="rahasia")
    with pytest.raises(Ditolak, match="surat massal"):
        services.muat_penerima(kota.aktor("staf_pu"), paper, tabel="nama\nAni")


TABEL = "nama,alamat,surel,jabatan\nAni,Jalan A,,Guru\nBudi,,budi@contoh.go.id,Dokter\nCici,,,Bidan"


@pytest.fixture
def massal(kota, buat, sahkan):
    """A signed letter with three addressees from a table."""
    naskah = buat(kepada=(), isi={"isi": "Kepada {{nama}}, seorang {{jabatan}}."})
    services.muat_penerima(kota.aktor("staf_pu"), naskah, tabel=TABEL)
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[])
    mulai(kota.aktor("kadis_pu"), naskah)
    return sahkan(naskah, "kadis_pu")


def test_each_gets_his_own_copy(kota, massal):
    staf = kota.aktor("staf_pu")
    with pytest.raises(Ditolak, match="masih dibuat"):
        services.kirim(staf, massal)
    tasks.gabung(naskah=massal.pk)
    assert massal.penerima.filter(dibuat=True).count() == 3
    ties = Tautan.objects.filter(objek="penerimanaskah").select_related("berkas").order_by("objek_id")
    assert len({t.berkas.sha256 for t in ties}) == 3
    services.kirim(staf, massal)
    tasks.surel(penerima=penerima(massal, "surel").pk)
    assert len(mail.outbox[0].attachments) == 2
    assert {p.status for p in massal.penerima.filter(kanal="kertas")} == {StatusKirim.TERKIRIM}


def test_copies_are_made_once_however_often_the_job_runs(massal, monkeypatch):
    monkeypatch.setattr(tasks, "SEKALI", 2)
    for _ in range(3):
        tasks.gabung(naskah=massal.pk)
    assert Tautan.objects.filter(objek="penerimanaskah").count() == 3
    assert ProcrastinateJob.objects.filter(task_name="naskah.gabung").count() == 3


@pytest.mark.parametrize(
    ("tabel", "kata"),
    [("nama\nAni", "“jabatan” belum ada"), ("", "kosong"), ("nama,jabatan\nAni,", "Baris 2")],
)
def test_a_table_that_does_not_fit_changes_nothing(kota, buat, tabel, kata):
    naskah = buat(isi={"isi": "{{nama}} {{jabatan}}"})
    with pytest.raises(Ditolak, match=kata):
        services.muat_penerima(kota.aktor("staf_pu"), naskah, tabel=tabel)
    assert PenerimaNaskah.objects.get().kanal == Kanal.UNIT


def test_the_day_of_a_letter_is_kept_with_its_number(kota, siap):
    naskah = mulai(kota.aktor("kadis_pu"), siap())
    assert naskah.tanggal == timezone.localdate()
