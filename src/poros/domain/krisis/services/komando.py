"""Under one command: the chart of the decree, the plan turned into orders, single orders, the meeting."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.rules import Kecepatan
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import Klaim, PilihanKonflik, RincianArahan, Sasaran

from ..labels import PERAN
from ..models import Kejadian, Komando, Perintah, PosisiKomando, RapatDarurat, Tinjauan
from ..queries.kejadian import gerakkan
from ..queries.parameter import rencana_terbaru, sumber_daya, unit_menurut_peran
from ..rules.alur import BERSTATUS, Peran, PeranKomando, Status
from ..rules.jam import nyata
from ..rules.rencana import Butir, RencanaError, baca, batas, belum_berunit
from ..values import DataKomando, DataPerintah, DataPosisi, DataRapat
from ..wewenang import OBJEK_KEJADIAN, Wewenang
from .langkah import hidup, isi_wajib, pelaku, sudah, tertandatangani


@command(Wewenang.KOMANDO_SUSUN, rekam=("data",))
def susun_komando(actor: Actor, kejadian: Kejadian, *, data: DataKomando) -> Komando:
    """Enter the command chart of a decree. Without a declared status there is no command (Perka BNPB 3/2016 Art. 3)."""
    hidup(kejadian)
    _berstatus(kejadian)
    isi_wajib(data, nomor=_("Tulis nomor keputusannya."))
    tertandatangani(actor, kejadian, data.tanggal)
    _periksa_posisi(data.posisi)
    if data.sampai < data.dari:
        raise Ditolak(_("Hari berakhir harus sesudah hari mulai."), "sampai")
    row = Komando.objects.create(
        kejadian=kejadian,
        nomor=data.nomor.strip(),
        tanggal=data.tanggal,
        dari=data.dari,
        sampai=data.sampai,
        oleh=pelaku(actor),
    )
    PosisiKomando.objects.bulk_create(
        PosisiKomando(
            komando=row, kode=p.kode, nama=p.nama, peran=p.peran, atasan=p.atasan, jabatan_id=p.jabatan_id,
            pejabat=p.pejabat.strip(), urutan=n,
        )
        for n, p in enumerate(data.posisi)
    )  # fmt: skip
    return row


@command(Wewenang.AKTIFKAN, rekam=("rencana_id", "lewati"))
def aktifkan(actor: Actor, kejadian: Kejadian, *, rencana_id: int, lewati: Collection[str] = ()) -> list[Perintah]:
    """Turn a plan into orders to all units that have its roles; `lewati` names orders that are left out."""
    hidup(kejadian)
    _berstatus(kejadian)
    if not kejadian.komando.exists():
        raise Ditolak(_("Susun bagan komando dari keputusan kepala daerah dahulu."))
    if kejadian.rencana_id is not None:
        raise Ditolak(_("Rencana kontinjensi sudah diaktifkan untuk kejadian ini."))
    row = rencana_terbaru().filter(pk=rencana_id).first()
    if row is None:
        raise Ditolak(_("Rencana ini tidak ada atau sudah diganti versi baru."), "rencana")
    try:
        plan = baca(row.isi)
    except RencanaError as error:
        raise Ditolak(_("Rencana ini tidak dapat dibaca: %(sebab)s.") % {"sebab": error}, "rencana") from None
    wanted = [b for b in plan.perintah if b.kode not in set(lewati)]
    units = unit_menurut_peran()
    lacking = belum_berunit(wanted, units)
    if lacking:
        raise Ditolak(_kata_kurang(lacking), "rencana")
    kejadian.rencana, kejadian.ritme_jam = row, plan.ritme.get(Status(kejadian.status), kejadian.ritme_jam)
    kejadian.save(update_fields=["rencana", "ritme_jam"])
    known = sumber_daya(p.sumber for b in wanted for p in b.pakai)
    return [
        _beri(actor, kejadian, _dari_butir(b, plan.klaster[b.klaster], unit.pk, kejadian.jam, claims))
        for b in wanted
        for unit, claims in _sekali(units[b.peran], _klaim(b, known))
    ]


@command(Wewenang.PERINTAH_BERI, rekam=("data",))
def beri_perintah(
    actor: Actor, kejadian: Kejadian, *, data: DataPerintah, pilihan: Sequence[PilihanKonflik] | None = None
) -> Perintah:
    """Give an order; a real one is work of the house with its conflict check, that of a drill stays here.

    With `pilihan` (which collisions were shown, and what is said to each) one that was not shown stops the act.
    """
    hidup(kejadian)
    _berstatus(kejadian)
    return _beri(actor, kejadian, data, pilihan=pilihan)


@command(Wewenang.PERINTAH_LATIHAN)
def selesaikan_latihan(actor: Actor, perintah: Perintah) -> Perintah:  # noqa: ARG001 -- who it was stands in the trail
    """Say that an order of a drill is carried out."""
    if perintah.selesai is not None:
        raise Ditolak(_("Perintah latihan ini sudah selesai."))
    perintah.selesai = perintah.kejadian.jam
    perintah.save(update_fields=["selesai"])
    gerakkan(perintah.kejadian_id)
    return perintah


@command(Wewenang.PERINTAH_NILAI)
def nilai_perintah(actor: Actor, perintah: Perintah, *, dampak: str) -> Perintah:  # noqa: ARG001 -- as above
    """Set the real effect beside the expected one."""
    if not dampak.strip():
        raise Ditolak(_("Tuliskan dampak yang benar-benar terjadi."), "dampak")
    perintah.dampak = dampak.strip()
    perintah.save(update_fields=["dampak"])
    gerakkan(perintah.kejadian_id)
    return perintah


@command(Wewenang.RAPAT_CATAT)
def catat_rapat(actor: Actor, kejadian: Kejadian, *, data: DataRapat) -> RapatDarurat:
    """Keep the meeting with who came; what it decided becomes orders at once."""
    hidup(kejadian)
    isi_wajib(data, tempat=_("Sebutkan tempatnya."), pimpinan=_("Siapa yang memimpin?"), hasil=_("Tuliskan hasilnya."))
    sudah(data.waktu, kejadian, "waktu")
    if data.putusan:
        _berstatus(kejadian)
    if not data.hadir:
        raise Ditolak(_("Pilih paling sedikit satu unit yang hadir."), "hadir")
    if not {*data.hadir, *data.diundang} <= set(actor.peta.simpul):
        raise Ditolak(_("Ada unit yang tidak dikenal."), "hadir")
    row = RapatDarurat.objects.create(
        kejadian=kejadian,
        waktu=data.waktu,
        tempat=data.tempat.strip(),
        pimpinan=data.pimpinan.strip(),
        hasil=data.hasil.strip(),
        oleh=pelaku(actor),
    )
    row.hadir.set(data.hadir)
    row.diundang.set({*data.diundang, *data.hadir})
    for order in data.putusan:
        _beri(actor, kejadian, order, rapat=row)
    return row


def beri(actor: Actor, kejadian: Kejadian, data: DataPerintah, tinjauan: Tinjauan | None = None) -> Perintah:
    """An order out of another act here (a review, the plan of recovery). Part of a command."""
    return _beri(actor, kejadian, data, tinjauan=tinjauan)


def _beri(
    actor: Actor,
    kejadian: Kejadian,
    data: DataPerintah,
    *,
    rapat: RapatDarurat | None = None,
    tinjauan: Tinjauan | None = None,
    pilihan: Sequence[PilihanKonflik] | None = None,
) -> Perintah:
    isi_wajib(data, isi=_("Tuliskan perintahnya."), klaster=_("Pilih klasternya."))
    if data.unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit yang mengerjakan."), "unit")
    if data.batas <= kejadian.jam:
        raise Ditolak(_("Batas waktu harus di waktu yang akan datang."), "batas")
    return Perintah.objects.create(
        kejadian=kejadian,
        latihan=kejadian.latihan,
        klaster=data.klaster.strip(),
        unit_id=data.unit_id,
        isi=data.isi.strip(),
        batas=data.batas,
        harapan=data.harapan.strip(),
        arahan=None if kejadian.latihan else _arahan(actor, kejadian, data, pilihan),
        rapat=rapat,
        tinjauan=tinjauan,
    )


def _arahan(
    actor: Actor, kejadian: Kejadian, data: DataPerintah, pilihan: Sequence[PilihanKonflik] | None = None
) -> Arahan:
    return terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=_("%(kejadian)s: %(isi)s") % {"kejadian": kejadian.nama, "isi": data.isi.strip()},
            dasar=data.dasar,
            kecepatan=Kecepatan.SANGAT_SEGERA,
            tenggat=nyata(kejadian.dibuat, kejadian.laju, data.batas),
            tindak=data.tindak,
            objek=data.objek,
            mulai=data.mulai,
            selesai=data.selesai,
            klaim=data.klaim,
            sumber=OBJEK_KEJADIAN,
            sumber_id=kejadian.pk,
        ),
        kepada=[Sasaran(data.unit_id)],
        pilihan=pilihan,
    )


def _sekali(units: Sequence[Unit], klaim: tuple[Klaim, ...]) -> Iterable[tuple[Unit, tuple[Klaim, ...]]]:
    """What an order of a plan uses it uses once, also where it goes to several units: the first one claims it."""
    return ((unit, () if n else klaim) for n, unit in enumerate(units))


def _klaim(b: Butir, known: Mapping[str, int]) -> tuple[Klaim, ...]:
    """Claims run on the clock on the wall: only real orders have any."""
    now = timezone.now()
    return tuple(
        Klaim(known[p.sumber], now, now + timedelta(hours=p.jam), p.jumlah) for p in b.pakai if p.sumber in known
    )


def _dari_butir(b: Butir, klaster: str, unit_id: int, mulai: datetime, klaim: tuple[Klaim, ...]) -> DataPerintah:
    due, told = batas(b, mulai + timedelta(seconds=1)), {"isi": b.isi, "harapan": b.harapan, "dasar": b.dasar}
    return DataPerintah(klaster=klaster, unit_id=unit_id, batas=due, klaim=klaim, **told)


def _berstatus(kejadian: Kejadian) -> None:
    if kejadian.status not in BERSTATUS:
        raise Ditolak(_("Tetapkan status dahulu: komando berdiri di atasnya (Perka BNPB 3/2016 Pasal 3)."))


def _periksa_posisi(posisi: Sequence[DataPosisi]) -> None:
    if sum(p.peran is PeranKomando.KOMANDAN for p in posisi) != 1:
        raise Ditolak(_("Bagan komando memerlukan tepat satu komandan."), "posisi")
    codes = {p.kode for p in posisi}
    if len(codes) < len(posisi) or any(p.atasan and p.atasan not in codes for p in posisi):
        raise Ditolak(_("Ada posisi ganda atau atasan yang tidak ada di bagan."), "posisi")
    for n, p in enumerate(posisi):
        if p.jabatan_id is None and not p.pejabat.strip():
            raise Ditolak(_("Isi pejabat untuk %(nama)s.") % {"nama": p.nama}, f"posisi/{n}/pejabat")
    named = {p.jabatan_id for p in posisi if p.jabatan_id is not None}
    if Jabatan.objects.filter(pk__in=named, aktif=True).count() < len(named):
        raise Ditolak(_("Ada jabatan yang tidak dikenal."), "posisi")


def _kata_kurang(peran: Sequence[Peran]) -> str:
    names = ", ".join(str(PERAN[p]) for p in peran)
    return _("Belum ada unit untuk: %(peran)s. Atur di Peran unit, atau lewati perintahnya.") % {"peran": names}
