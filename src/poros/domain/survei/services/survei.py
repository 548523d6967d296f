"""A survey from plan to published result."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.domain.indeks.publik import BuktiTerbit, terima_bukti
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.registry import publish

from ..models import Layanan, Liputan, RiwayatSurvei, Survei
from ..queries.hasil import alasan_sisih, hitung_survei
from ..queries.layanan import dapat_disurvei
from ..queries.parameter import INDEKS, instrumen
from ..rules.alur import FLOW, PENERBITAN, WAJIB_ALASAN, Aksi, Status
from ..values import DataSurvei
from ..wewenang import Wewenang


@command(Wewenang.SURVEI_RANCANG, rekam=("data",), kunci=False)
def rancang(actor: Actor, unit: Unit, *, data: DataSurvei) -> Survei:
    """Set up a survey for a period."""
    survei = Survei(unit=unit)
    _tulis(actor, survei, data)
    return survei


@command(Wewenang.SURVEI_UBAH, rekam=("data",))
def ubah(actor: Actor, survei: Survei, *, data: DataSurvei) -> Survei:
    """Change the plan; once people answer, only the estimate of how many are served."""
    if Status(survei.status) is Status.RANCANG:
        _tulis(actor, survei, data)
        return survei
    if Status(survei.status) is not Status.BUKA:
        raise Ditolak(_("Survei yang sudah ditutup tidak diubah lagi."))
    lines = list(survei.liputan.all())
    if {line.layanan_id for line in lines} != set(data.populasi):
        raise Ditolak(_("Layanan tidak dapat diganti selama survei dibuka."), "layanan")
    for line in lines:
        line.populasi = _populasi(data.populasi[line.layanan_id])
    Liputan.objects.bulk_update(lines, ["populasi"])
    return survei


@command(Wewenang.SURVEI_ALIR, rekam=("aksi", "catatan"))
def alirkan(actor: Actor, survei: Survei, *, aksi: Aksi, catatan: str = "") -> Survei:
    """Open it, close it, open it again or drop it. The row's lock waits for answers that are just coming in."""
    if aksi in PENERBITAN:
        raise Ditolak(_("Langkah ini mempunyai perintahnya sendiri."))
    if aksi in {Aksi.BUKA, Aksi.BUKA_LAGI}:
        _sendirian(survei)
    _melangkah(actor, survei, aksi, catatan)
    survei.ditutup = timezone.now() if aksi is Aksi.TUTUP else None
    survei.save(update_fields=["status", "ditutup"])
    return survei


@command(Wewenang.SURVEI_TERBIT, rekam=("aksi", "catatan"))
def terbitkan(actor: Actor, survei: Survei, *, aksi: Aksi = Aksi.TERBITKAN, catatan: str = "") -> Survei:
    """Freeze the result and stand for it before the public; or take it back, saying why."""
    if aksi not in PENERBITAN:
        raise Ditolak(_("Langkah ini mempunyai perintahnya sendiri."))
    if aksi is Aksi.CABUT:
        _melangkah(actor, survei, aksi, catatan)
        survei.hasil = None
        survei.save(update_fields=["status", "hasil"])
        publish("survei.dicabut", actor, survei=survei)
        return survei
    FLOW.step(Status(survei.status), aksi)
    survei.hasil = hitung_survei(survei) | {"alasan_sisih": alasan_sisih(survei)}
    if not survei.hasil["n"]:
        raise Ditolak(_("Belum ada jawaban yang dapat diterbitkan."))
    _melangkah(actor, survei, aksi, catatan)
    survei.save(update_fields=["status", "hasil"])
    publish("survei.diterbitkan", actor, survei=survei)
    if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        terima_bukti(actor, data=_bukti(survei))
    return survei


def _tulis(actor: Actor, survei: Survei, data: DataSurvei) -> None:
    survei.nama, survei.instrumen = data.nama.strip(), instrumen(data.instrumen).kode
    survei.mulai, survei.selesai = data.mulai, data.selesai
    if not survei.nama:
        raise Ditolak(_("Beri nama survei ini."), "nama")
    if data.selesai < data.mulai:
        raise Ditolak(_("Tanggal akhir harus setelah tanggal awal."), "selesai")
    same = Survei.objects.filter(unit_id=survei.unit_id, nama=survei.nama).exclude(status=Status.BATAL)
    if same.exclude(pk=survei.pk).exists():
        raise Ditolak(_("Survei dengan nama ini sudah ada."), "nama")
    if not data.populasi:
        raise Ditolak(_("Pilih paling sedikit satu layanan."), "layanan")
    if not set(data.populasi) <= {row.pk for row in dapat_disurvei(actor)}:
        raise Ditolak(_("Ada layanan yang bukan milik unit Anda atau sudah tidak diberikan."), "layanan")
    sizes = {pk: _populasi(n) for pk, n in data.populasi.items()}
    survei.save()
    survei.liputan.all().delete()
    Liputan.objects.bulk_create(Liputan(survei=survei, layanan_id=pk, populasi=n) for pk, n in sizes.items())


def _populasi(n: int) -> int:
    if not 1 <= n <= 10**9:
        raise Ditolak(_("Perkirakan berapa orang yang dilayani dalam masa survei."), "layanan")
    return n


def _sendirian(survei: Survei) -> None:
    """A service is asked about in one survey at a time: else a counter's address would lead two ways."""
    covered = Layanan.objects.select_for_update(of=("self",)).filter(liputan__survei=survei).order_by("pk")
    ids = [row.pk for row in covered]
    other = Liputan.objects.filter(layanan_id__in=ids, survei__status=Status.BUKA).exclude(survei=survei)
    found = other.select_related("survei", "layanan").first()
    if found is not None:
        raise Ditolak(
            _("Layanan %(layanan)s sedang disurvei dalam “%(survei)s”. Tutup survei itu dahulu.")
            % {"layanan": found.layanan, "survei": found.survei}
        )


def _melangkah(actor: Actor, survei: Survei, aksi: Aksi, catatan: str) -> None:
    """Take one step of the flow and write it down; what is published is kept with it, even when it is taken back."""
    if aksi in WAJIB_ALASAN and not catatan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "catatan")
    survei.status = FLOW.step(Status(survei.status), aksi)
    RiwayatSurvei.objects.create(
        survei=survei,
        aksi=aksi,
        status=survei.status,
        catatan=catatan.strip(),
        hasil=survei.hasil if aksi is Aksi.TERBITKAN else None,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def _bukti(survei: Survei) -> BuktiTerbit:
    """The published result as evidence for an assessment of the same index, where the actor's office answers one."""
    hasil = survei.hasil or {}
    return BuktiTerbit(
        indeks=INDEKS,
        tahun=survei.selesai.year,
        judul=_("Survei kepuasan masyarakat %(nama)s") % {"nama": survei.nama},
        keterangan=_("IKM %(ikm)s (%(mutu)s) dari %(n)s jawaban.")
        % {"ikm": hasil["ikm"], "mutu": hasil["mutu"], "n": hasil["n"]},
        nilai={kode: Decimal(value) for kode, value in hasil["nrr"].items()},
    )
