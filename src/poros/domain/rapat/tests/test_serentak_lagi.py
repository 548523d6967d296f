"""At the same moment, once more: numbers of corrections, speeches, addresses of calendars, marks, ideas, seats of the last guest."""

import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import (
    Gagasan,
    KoreksiNotula,
    NilaiGagasan,
    Peserta,
    Rapat,
    RevisiAgenda,
    TulisanUcapan,
    Ucapan,
    UmpanKalender,
    WaktuTempuh,
)
from poros.domain.rapat.queries.agenda import sidik_umpan
from poros.domain.rapat.rules.alur import Aksi, Peran
from poros.domain.rapat.rules.hadir import kode_hadir
from poros.domain.rapat.services.hadir import TAMU_MAKS, tamu_hadir
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.services.notula import Tertinggal
from poros.domain.rapat.values import DataGagasan, DataTamu, DataUcapan, Jadwal
from poros.kernel.commands import Ditolak
from poros.kernel.tandatangan.models import Dokumen
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*kerja):
    """Run all at once, each in its own connection; what each brought, or the kind of what it met."""
    tenant, found = connection.tenant, [None] * len(kerja)
    barrier = threading.Barrier(len(kerja))

    def run(n, act):
        connection.set_tenant(tenant)
        barrier.wait(timeout=20)
        try:
            found[n] = act()
        except (Ditolak, TransitionError, IntegrityError) as error:
            found[n] = type(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(kerja)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def test_one_who_presses_twice_has_one_address(kota):
    """The second press waits for the first: both are answered, what was shown first is dead, and no page breaks."""
    pu, unit = kota.aktor("kadis_pu"), kota.unit["pu"]
    pressed, waiting = threading.Event(), threading.Event()

    def first():
        with transaction.atomic():
            key = services.buat_umpan(pu, unit)
            pressed.set()
            waiting.wait(timeout=30)
        return key

    def second():
        pressed.wait(timeout=30)
        return services.buat_umpan(pu, unit)

    def watch():
        with connection.cursor() as cursor:
            for _ in range(3000):
                cursor.execute("SELECT count(*), pg_sleep(0.01) FROM pg_locks WHERE NOT granted")
                if cursor.fetchone()[0]:
                    break
        waiting.set()

    one, two, _none = serentak(first, second, watch)
    assert isinstance(two, str), two
    assert UmpanKalender.objects.get(dicabut__isnull=True).sidik == sidik_umpan(two)
    assert UmpanKalender.objects.get(dicabut__isnull=False).sidik == sidik_umpan(one)


def test_two_corrections_have_two_numbers(kota, diedarkan):
    row = diedarkan()
    Rapat.objects.update(status="notula_sah")
    tu, umum = kota.aktor("tu"), kota.aktor("kabag_umum")
    serentak(*(lambda a=a: services.koreksi(a, row, isi=f"Dari {a.nama}") for a in (tu, umum)))
    assert sorted(KoreksiNotula.objects.values_list("nomor", flat=True)) == [1, 2]


def test_two_hands_on_one_speech(kota, berlangsung):
    row = berlangsung(jenis="paripurna", perkara="c", anggota=45)
    tu, chair = kota.aktor("tu"), kota.aktor("asisten2")
    (said,) = services.tulis_risalah(tu, row, ucapan=[DataUcapan(pembicara="Ketua", isi="Awal")])
    found = serentak(
        *(
            lambda a=a: services.ubah_ucapan(
                a, row, ucapan_id=said.pk, versi=1, data=DataUcapan(pembicara="Ketua", isi=a.nama)
            )
            for a in (tu, chair)
        )
    )
    assert found.count(Tertinggal) == 1
    said.refresh_from_db()
    assert said.versi == 2
    assert TulisanUcapan.objects.filter(ucapan=said, versi=2).get().isi == said.isi


def test_several_add_speeches_and_none_is_lost(kota, berlangsung):
    row = berlangsung(jenis="paripurna", perkara="c", anggota=45)
    hands = [kota.aktor(k) for k in ("tu", "asisten2", "kabag_umum")]
    serentak(
        *(
            lambda a=a: services.tulis_risalah(
                a, row, ucapan=[DataUcapan(pembicara=a.nama, isi="Satu"), DataUcapan(pembicara=a.nama, isi="Dua")]
            )
            for a in hands
        )
    )
    rows = list(Ucapan.objects.values_list("pembicara", "isi"))
    assert len(rows) == 6
    for one, two in zip(rows[::2], rows[1::2], strict=True):
        assert one[0] == two[0], "what one hand sent together stays together"


def test_a_chair_who_agrees_twice_asks_for_one_set_of_signatures(kota, diedarkan):
    row, chair = diedarkan(), kota.aktor("asisten2")
    found = serentak(*(lambda: services.sahkan(chair, row) for _ in range(2)))
    assert found.count(Ditolak) == 1
    assert Dokumen.objects.filter(objek="rapat", objek_id=row.pk).count() == 1


def test_opened_by_one_and_put_off_by_the_other(kota, diundang):
    """Either may be first; the second acts on what he finds, and nothing is half."""
    row = diundang()
    found = serentak(
        lambda: melangkah(kota.aktor("asisten2"), row, Aksi.BUKA),
        lambda: melangkah(kota.aktor("kabag_umum"), row, Aksi.BATALKAN, "Tidak jadi"),
    )
    row.refresh_from_db()
    assert found.count(TransitionError) == 1
    steps = [h.aksi for h in row.riwayat.all()]
    assert (row.status, steps[-1]) in {("berlangsung", "buka"), ("dibatalkan", "batalkan")}
    assert len({"buka", "batalkan"} & set(steps)) == 1


def test_the_last_chair_in_the_hall_is_taken_once(diundang):
    row = diundang()
    Peserta.objects.bulk_create(
        Peserta(rapat=row, nama=f"T{n}", peran=Peran.TAMU, kunci=f"t{n}") for n in range(TAMU_MAKS - 1)
    )
    code = kode_hadir(row.kunci, int(timezone.now().timestamp()))
    found = serentak(
        *(
            lambda n=n: tamu_hadir(row, code, DataTamu(nama=f"Terakhir {n}", instansi="", kunci=f"k{n}"))
            for n in range(3)
        )
    )
    assert found.count(Ditolak) == 2
    assert row.peserta.filter(peran=Peran.TAMU).count() == TAMU_MAKS


def test_two_marks_of_one_office_leave_one(kota, diundang):
    row = diundang(jenis="fgd")
    umum, dlh = kota.aktor("kabag_umum"), kota.aktor("kadis_dlh")
    services.atur_gagasan(umum, row, pertanyaan=(), kriteria={"Dampak": 1}, dibuka=False)
    idea = services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="Ide"))
    effect = row.kriteria.get().pk
    serentak(*(lambda n=n: services.nilai(dlh, idea, nilai={effect: n}) for n in (2, 5)))
    assert NilaiGagasan.objects.get().nilai in {2, 5}


def test_marked_by_one_while_another_answers(kota, diundang):
    """After the answer nobody weighs it: whoever is later is told so."""
    row = diundang(jenis="fgd")
    umum = kota.aktor("kabag_umum")
    services.atur_gagasan(umum, row, pertanyaan=(), kriteria={"Dampak": 1}, dibuka=False)
    idea = services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="Ide"))
    effect = row.kriteria.get().pk
    found = serentak(
        lambda: services.nilai(kota.aktor("kadis_dlh"), idea, nilai={effect: 4}),
        lambda: services.jawab_gagasan(umum, idea, hasil="diambil", alasan="x"),
    )
    assert Gagasan.objects.get().hasil == "diambil"
    assert NilaiGagasan.objects.exists() is (Ditolak not in found)


def test_two_changes_of_one_item_asked_for_at_once(kota, tayang, saat):
    row = tayang()
    at = Jadwal(mulai=saat(13), selesai=saat(14), tempat="Balai")
    tu, head = kota.aktor("tu"), kota.aktor("kabag_umum")
    found = serentak(*(lambda a=a: services.usulkan_revisi(a, row, jadwal=at, alasan="x") for a in (tu, head)))
    assert found.count(Ditolak) == 1
    assert RevisiAgenda.objects.count() == 1


def test_one_way_measured_by_two(kota):
    admin = kota.aktor("admin")
    found = serentak(
        lambda: services.simpan_tempuh(admin, kota.unit["umum"], dari="A", ke="B", menit=10),
        lambda: services.simpan_tempuh(admin, kota.unit["umum"], dari="B", ke="A", menit=20),
    )
    assert all(isinstance(row, WaktuTempuh) for row in found), found
    assert WaktuTempuh.objects.count() == 1
