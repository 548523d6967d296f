"""An adoption from request to result; every step is a row of its history."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.rupiah import rupiah

from ..models import Adopsi, LangkahAdopsi, PotretAdopsi, RiwayatAdopsi, Tawaran
from ..queries.adopsi import surat_terlihat
from ..queries.katalog import satu
from ..queries.ukuran import tingkat
from ..rules.alur import FLOW_ADOPSI, WAJIB_ALASAN, AksiAdopsi, Arah, Potret, Status, StatusAdopsi
from ..rules.tawaran import ANGKA_MAKS
from ..values import LANGKAH_MAKS, DataPermohonan, Langkah
from ..wewenang import OBJEK_ADOPSI, Wewenang

AKHIR_HARI = time(16, 0)
"""Deadlines that were given as a day end with the office hours."""


@command(Wewenang.ADOPSI_USUL, rekam=("data",), kunci=False)
def usulkan(actor: Actor, unit: Unit, *, data: DataPermohonan) -> Adopsi:
    """Say what one's own unit would take over, and for what; the managers send the request."""
    tawaran = _tawaran(actor, data)
    if tawaran.milik_kita:
        raise Ditolak(_("Ini tawaran kita sendiri. Pilih tawaran daerah lain."), "tawaran")
    alive = Adopsi.objects.filter(tawaran=tawaran, unit=unit, arah=Arah.KELUAR).exclude(status__in=FLOW_ADOPSI.final())
    if alive.exists():
        raise Ditolak(_("Unit Anda sudah mengusulkan tawaran ini. Lihat di Adopsi."), "tawaran")
    row = _buat(unit, tawaran, data, Arah.KELUAR, tawaran.daerah)
    _catat(actor, row, None)
    return row


@command(Wewenang.ADOPSI_CATAT, rekam=("data",), kunci=False)
def catat_permohonan(actor: Actor, unit: Unit, *, data: DataPermohonan) -> Adopsi:  # noqa: ARG001 -- the unit authorises
    """Enter what another government asks of us; it goes to the unit whose offer it is."""
    tawaran = _tawaran(actor, data)
    if tawaran.unit is None:
        raise Ditolak(_("Pilih tawaran milik kita."), "tawaran")
    if not data.daerah.strip():
        raise Ditolak(_("Sebutkan daerah yang meminta."), "daerah")
    if data.surat_id is not None and surat_terlihat(actor, data.surat_id) is None:
        raise Ditolak(_("Surat itu tidak ada, rahasia, atau bukan untuk Anda."), "nomor_surat")
    row = _buat(tawaran.unit, tawaran, data, Arah.MASUK, data.daerah.strip())
    melangkah(actor, row, AksiAdopsi.AJUKAN)
    beritahu("berbagi.diminta", [row], unit={row.unit_id: row.pk}, kecuali=actor.orang_id)
    return row


@command(Wewenang.ADOPSI_AJUKAN, rekam=("nomor_surat",))
def ajukan(actor: Actor, adopsi: Adopsi, *, nomor_surat: str = "", tanggal_surat: date | None = None) -> Adopsi:
    """Send a unit's proposal to the other government; the letter goes its own way."""
    adopsi.nomor_surat, adopsi.tanggal_surat = nomor_surat.strip(), tanggal_surat
    adopsi.dibuat = timezone.now()
    melangkah(actor, adopsi, AksiAdopsi.AJUKAN)
    adopsi.save(update_fields=["nomor_surat", "tanggal_surat", "dibuat"])
    return adopsi


@command(Wewenang.ADOPSI_JAWAB, rekam=("aksi", "catatan"))
def jawab(actor: Actor, adopsi: Adopsi, *, aksi: AksiAdopsi, catatan: str = "") -> Adopsi:
    """Accept or decline: ours to give where we are asked, to be written down where we have asked."""
    if aksi not in {AksiAdopsi.TERIMA, AksiAdopsi.TOLAK}:
        raise Ditolak(_("Jawaban hanya diterima atau ditolak."), "aksi")
    return melangkah(actor, adopsi, aksi, catatan)


@command(Wewenang.RENCANA_SUSUN)
def susun_rencana(actor: Actor, adopsi: Adopsi, *, langkah: Sequence[Langkah]) -> Adopsi:
    """Say who does what until when; until it is begun the plan may be written anew."""
    if not langkah:
        raise Ditolak(_("Tulis paling sedikit satu langkah."), "langkah")
    if len(langkah) > LANGKAH_MAKS:
        raise Ditolak(_("Rencana paling banyak %(n)s langkah.") % {"n": LANGKAH_MAKS}, "langkah")
    for n, step in enumerate(langkah, start=1):
        _periksa_langkah(actor, n, step)
    melangkah(actor, adopsi, AksiAdopsi.RENCANAKAN)
    adopsi.langkah.all().delete()
    LangkahAdopsi.objects.bulk_create(
        LangkahAdopsi(
            adopsi=adopsi, urutan=n, uraian=step.uraian.strip(), unit_id=step.unit_id, tenggat=step.tenggat,
            anggaran=step.anggaran,
        )
        for n, step in enumerate(langkah, start=1)
    )  # fmt: skip
    return adopsi


@command(Wewenang.ADOPSI_MULAI)
def mulai(actor: Actor, adopsi: Adopsi) -> list[LangkahAdopsi]:
    """Make each step a penugasan, and keep where we stand on the indicators that it shall raise."""
    melangkah(actor, adopsi, AksiAdopsi.MULAI)
    steps = list(adopsi.langkah.all())
    for step in steps:
        step.penugasan = _tugaskan(actor, adopsi, step)
    LangkahAdopsi.objects.bulk_update(steps, ["penugasan"])
    potret(actor, adopsi, Potret.AWAL)
    return steps


@command(Wewenang.ADOPSI_TUTUP, rekam=("aksi", "catatan"))
def tutup(actor: Actor, adopsi: Adopsi, *, aksi: AksiAdopsi, catatan: str = "") -> Adopsi:
    """Bring it to its end: done, with the levels of now beside those of the beginning; or stopped, with the reason."""
    if aksi not in {AksiAdopsi.SELESAIKAN, AksiAdopsi.HENTIKAN}:
        raise Ditolak(_("Adopsi hanya dapat diselesaikan atau dihentikan."), "aksi")
    melangkah(actor, adopsi, aksi, catatan)
    if aksi is AksiAdopsi.SELESAIKAN:
        potret(actor, adopsi, Potret.AKHIR)
    return adopsi


def melangkah(actor: Actor, adopsi: Adopsi, aksi: AksiAdopsi, catatan: str = "") -> Adopsi:
    """One step of the flow, kept with who took it and why. Part of a command."""
    if aksi in WAJIB_ALASAN and not catatan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "catatan")
    adopsi.status = FLOW_ADOPSI.step(StatusAdopsi(adopsi.status), aksi)
    adopsi.save(update_fields=["status"])
    _catat(actor, adopsi, aksi, catatan)
    return adopsi


def potret(actor: Actor, adopsi: Adopsi, saat: Potret) -> None:
    """Keep our levels of today on the indicators of the offer. Part of a command."""
    if adopsi.arah == Arah.MASUK:
        return
    pairs = tuple(adopsi.tawaran.indikator.values_list("indeks", "kode"))
    PotretAdopsi.objects.bulk_create(
        PotretAdopsi(adopsi=adopsi, saat=saat, indeks=indeks, kode=kode, nilai=nilai, tahun=tahun)
        for indeks, kode, nilai, tahun in tingkat(actor, pairs)
    )


def batas_waktu(hari: date) -> datetime:
    """The last moment of a day that is named as a deadline."""
    return timezone.make_aware(datetime.combine(hari, AKHIR_HARI))


def _tawaran(actor: Actor, data: DataPermohonan) -> Tawaran:
    if not data.keperluan.strip():
        raise Ditolak(_("Tuliskan untuk apa tawaran ini akan dipakai."), "keperluan")
    try:
        row = satu(actor, data.tawaran_id)
    except TidakBerwenang:
        raise Ditolak(_("Tawaran ini tidak ada."), "tawaran") from None
    if row.status != Status.TERBIT:
        raise Ditolak(_("Tawaran ini belum atau tidak lagi terbit."), "tawaran")
    return row


def _buat(unit: Unit, tawaran: Tawaran, data: DataPermohonan, arah: Arah, daerah: str) -> Adopsi:
    return Adopsi.objects.create(
        tawaran=tawaran,
        arah=arah,
        unit=unit,
        daerah=daerah,
        keperluan=data.keperluan.strip(),
        nomor_surat=data.nomor_surat.strip(),
        tanggal_surat=data.tanggal_surat,
        surat_id=data.surat_id,
    )


def _catat(actor: Actor, adopsi: Adopsi, aksi: AksiAdopsi | None, catatan: str = "") -> None:
    RiwayatAdopsi.objects.create(
        adopsi=adopsi,
        aksi=aksi.value if aksi else "",
        status=adopsi.status,
        catatan=catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def _periksa_langkah(actor: Actor, n: int, step: Langkah) -> None:
    wrong = {
        "uraian": (not step.uraian.strip(), _("Tulis apa yang dikerjakan pada langkah %(n)s.")),
        "unit": (step.unit_id not in actor.peta.simpul, _("Pilih unit untuk langkah %(n)s.")),
        "tenggat": (step.tenggat <= actor.hari, _("Tenggat langkah %(n)s harus sesudah hari ini.")),
        "anggaran": (
            step.anggaran is not None and not 0 <= step.anggaran < ANGKA_MAKS,
            _("Anggaran langkah %(n)s tidak masuk akal."),
        ),
    }
    for name, (is_wrong, words) in wrong.items():
        if is_wrong:
            raise Ditolak(words % {"n": n}, f"langkah/{n - 1}/{name}")


def _tugaskan(actor: Actor, adopsi: Adopsi, step: LangkahAdopsi) -> Penugasan:
    isi = _("Berbagi pakai %(nama)s (%(daerah)s): %(langkah)s") % {
        "nama": adopsi.tawaran.nama,
        "daerah": adopsi.daerah,
        "langkah": step.uraian,
    }
    if step.anggaran is not None:
        isi += "\n" + _("Anggaran: %(nilai)s") % {"nilai": rupiah(step.anggaran)}
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=isi,
            dasar=_("Nota kesepahaman %(nomor)s") % {"nomor": adopsi.nota.nomor},
            tenggat=batas_waktu(step.tenggat),
            sumber=OBJEK_ADOPSI,
            sumber_id=adopsi.pk,
        ),
        kepada=[Sasaran(step.unit_id)],
    )
    return arahan.penugasan.get()
