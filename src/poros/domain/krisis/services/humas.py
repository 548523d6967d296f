"""Speaking: situation reports, warnings, statements, rumours answered, promises, help asked for."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.domain.naskah.publik import Surat, konsep_surat
from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.koneksi import skema
from poros.kernel.organisasi.actor import Actor

from ..models import Area, Kejadian, Kontak, MintaBantuan, PeringatanCap, Rumor, Siaran, Sitrep
from ..queries import angka as baca_angka
from ..queries.humas import potret
from ..queries.kejadian import gerakkan
from ..queries.peta import cincin
from ..rules.alur import Bahaya, StatusSitrep
from ..rules.cap import Peringatan, periksa, tulis
from ..values import DataBantuan, DataKontak, DataPeringatan, DataRumor, DataSiaran
from ..wewenang import Wewenang
from .langkah import hidup, isi_wajib, pelaku, sudah

KATEGORI = {
    Bahaya.GEMPA: "Geo",
    Bahaya.TSUNAMI: "Geo",
    Bahaya.LONGSOR: "Geo",
    Bahaya.KEBAKARAN: "Fire",
    Bahaya.LAIN: "Safety",
}
BIDANG_CAP = {"urgency": "mendesak", "severity": "parah", "certainty": "pasti", "responseType": "tanggapan"}
"""Beside which input an element that the standard refuses is told."""


@command(Wewenang.SITREP_SUSUN)
def susun_sitrep(actor: Actor, kejadian: Kejadian) -> Sitrep:
    """Compose the next situation report from what stands on the board; there is one draft at a time."""
    hidup(kejadian)
    if kejadian.sitrep.filter(status=StatusSitrep.KONSEP).exists():
        raise Ditolak(_("Masih ada konsep laporan situasi. Sahkan atau perbarui dahulu."))
    last = kejadian.sitrep.aggregate(n=Max("nomor"))["n"] or 0
    return Sitrep.objects.create(
        kejadian=kejadian, nomor=last + 1, per=kejadian.jam, isi=potret(actor, kejadian), penyusun=pelaku(actor)
    )


@command(Wewenang.SITREP_UBAH)
def ubah_sitrep(actor: Actor, sitrep: Sitrep, *, narasi: str, kebutuhan: str = "", segarkan: bool = False) -> Sitrep:
    """Write the words of a draft; `segarkan` takes the figures of now."""
    _konsep(sitrep)
    sitrep.narasi, sitrep.kebutuhan = narasi.strip(), kebutuhan.strip()
    if segarkan:
        sitrep.per, sitrep.isi = sitrep.kejadian.jam, potret(actor, sitrep.kejadian)
    sitrep.save(update_fields=["narasi", "kebutuhan", "per", "isi"])
    return sitrep


@command(Wewenang.SITREP_SAHKAN)
def sahkan_sitrep(actor: Actor, sitrep: Sitrep) -> Sitrep:
    """Sign off: from now on it never changes."""
    _konsep(sitrep)
    if not sitrep.narasi.strip():
        raise Ditolak(_("Tuliskan ringkasan keadaan sebelum mengesahkan."), "narasi")
    sitrep.status, sitrep.disahkan, sitrep.pengesah = StatusSitrep.SAH, timezone.now(), pelaku(actor)
    sitrep.save(update_fields=["status", "disahkan", "pengesah"])
    gerakkan(sitrep.kejadian_id)
    return sitrep


@command(Wewenang.PERINGATAN, rekam=("data",))
def terbitkan_peringatan(actor: Actor, kejadian: Kejadian, *, data: DataPeringatan) -> PeringatanCap:
    """Send a public warning in CAP 1.2; that of a drill says Exercise. What the standard refuses is refused here."""
    hidup(kejadian)
    isi_wajib(
        data, judul=_("Tulis judulnya."), uraian=_("Apa yang terjadi?"), petunjuk=_("Apa yang harus dilakukan warga?"),
        wilayah=_("Sebutkan wilayahnya."),
    )  # fmt: skip
    if data.berakhir <= timezone.now():
        raise Ditolak(_("Peringatan harus berakhir di waktu yang akan datang."), "berakhir")
    area, before = _area(kejadian, data), _sebelumnya(kejadian, data)
    message = _pesan(actor, kejadian, data, area, before)
    wrong = periksa(message)
    if wrong:
        words = _("Peringatan tidak memenuhi CAP 1.2: %(unsur)s.") % {"unsur": ", ".join(wrong)}
        raise Ditolak(words, BIDANG_CAP.get(wrong[0], "judul"))
    same = ("judul", "uraian", "petunjuk", "wilayah", "mendesak", "parah", "pasti", "tanggapan", "berakhir")
    return PeringatanCap.objects.create(
        kejadian=kejadian,
        identifier=message.identifier,
        sent=message.sent,
        jenis_pesan=message.jenis_pesan,
        area=area,
        mengganti=before,
        xml=tulis(message).decode(),
        oleh=pelaku(actor),
        **{name: getattr(data, name) for name in same},
    )


@command(Wewenang.SIARAN)
def siarkan(actor: Actor, kejadian: Kejadian, *, data: DataSiaran) -> Siaran:
    """Publish a statement; the figures of now, with their time and source, are frozen into it."""
    hidup(kejadian)
    isi_wajib(data, judul=_("Tulis judulnya."), isi=_("Tulis isinya."))
    heard = _rumor(kejadian, data)
    figures = [a for a in baca_angka.beku(baca_angka.jumlah(kejadian)) if a["terverifikasi"]]
    row = Siaran.objects.create(
        kejadian=kejadian,
        jenis=data.jenis,
        judul=data.judul.strip(),
        isi=data.isi.strip(),
        angka=figures,
        oleh=pelaku(actor),
    )
    if heard is not None:
        heard.jawaban = row
        heard.save(update_fields=["jawaban"])
    return row


@command(Wewenang.RUMOR)
def catat_rumor(actor: Actor, kejadian: Kejadian, *, data: DataRumor) -> Rumor:
    """Keep what is being said, so that it is answered and not only denied."""
    hidup(kejadian)
    isi_wajib(data, isi=_("Tuliskan apa yang beredar."), asal=_("Di mana terdengar atau terbaca?"))
    sudah(data.waktu, kejadian, "waktu")
    return Rumor.objects.create(
        kejadian=kejadian, waktu=data.waktu, isi=data.isi.strip(), asal=data.asal.strip(), oleh=pelaku(actor)
    )


@command(Wewenang.BANTUAN, rekam=("data",))
def minta_bantuan(actor: Actor, kejadian: Kejadian, *, data: DataBantuan) -> MintaBantuan:
    """Ask the province, the centre or others for help: a letter is drafted and goes as all letters do.

    A drill asks nobody: what would be asked is kept, no letter is made.
    """
    hidup(kejadian)
    isi_wajib(
        data, kepada=_("Kepada siapa?"), hal=_("Tulis halnya."), kebutuhan=_("Apa yang dibutuhkan, berapa, kapan?")
    )
    return MintaBantuan.objects.create(
        kejadian=kejadian,
        kepada=data.kepada.strip(),
        hal=data.hal.strip(),
        kebutuhan=data.kebutuhan.strip(),
        diminta=kejadian.jam,
        naskah_id=None if kejadian.latihan else konsep_surat(actor, _surat(kejadian, data)),
        oleh=pelaku(actor),
    )


@command(Wewenang.BANTUAN_JAWAB)
def jawab_bantuan(actor: Actor, bantuan: MintaBantuan, *, jawaban: str) -> MintaBantuan:  # noqa: ARG001 -- who it was stands in the trail
    """Write down what was answered and what comes."""
    if bantuan.dijawab is not None:
        raise Ditolak(_("Jawabannya sudah dicatat."))
    if not jawaban.strip():
        raise Ditolak(_("Tuliskan jawabannya."), "jawaban")
    bantuan.jawaban, bantuan.dijawab = jawaban.strip(), bantuan.kejadian.jam
    bantuan.save(update_fields=["jawaban", "dijawab"])
    gerakkan(bantuan.kejadian_id)
    return bantuan


@command(Wewenang.KONTAK)
def catat_kontak(actor: Actor, kejadian: Kejadian, *, data: DataKontak) -> Kontak:
    """Keep who was spoken to and what was promised."""
    hidup(kejadian)
    isi_wajib(data, kepada=_("Kepada siapa?"), isi=_("Tuliskan isinya."))
    sudah(data.waktu, kejadian, "waktu")
    if data.janji.strip() and data.batas is None:
        raise Ditolak(_("Sebutkan sampai kapan janji ini ditepati."), "batas")
    if data.janji.strip() and data.batas and data.batas <= data.waktu:
        raise Ditolak(_("Janji ditepati sesudah pembicaraannya."), "batas")
    return Kontak.objects.create(
        kejadian=kejadian,
        waktu=data.waktu,
        kepada=data.kepada.strip(),
        isi=data.isi.strip(),
        janji=data.janji.strip(),
        batas=data.batas if data.janji.strip() else None,
        oleh=pelaku(actor),
    )


@command(Wewenang.KONTAK_TEPATI)
def tepati(actor: Actor, kontak: Kontak) -> Kontak:  # noqa: ARG001 -- who it was stands in the trail
    """Say that a promise was kept."""
    if not kontak.janji or kontak.ditepati is not None:
        raise Ditolak(_("Tidak ada janji yang menunggu di sini."))
    kontak.ditepati = kontak.kejadian.jam
    kontak.save(update_fields=["ditepati"])
    return kontak


def _rumor(kejadian: Kejadian, data: DataSiaran) -> Rumor | None:
    if data.rumor_id is None:
        return None
    row = kejadian.rumor.filter(pk=data.rumor_id, jawaban__isnull=True).first()
    if row is None:
        raise Ditolak(_("Kabar ini tidak ada atau sudah dijawab."), "rumor")
    return row


@naskah()
def _surat(kejadian: Kejadian, data: DataBantuan) -> Surat:
    """The letter: why it is written, how things stand by checked figures, what is asked for."""
    checked = [a for a in baca_angka.beku(baca_angka.jumlah(kejadian)) if a["terverifikasi"]]
    lines = "\n".join(f"- {a['nama']}: {a['terverifikasi']}" for a in checked)
    decree = kejadian.penetapan.order_by("-pk").first()
    words = [
        _("Sehubungan dengan %(kejadian)s di %(tempat)s%(dasar)s, dengan ini kami mohon bantuan sebagai berikut:")
        % {
            "kejadian": kejadian.nama,
            "tempat": kejadian.tempat,
            "dasar": _(" (Keputusan %(nomor)s)") % {"nomor": decree.nomor} if decree else "",
        },
        data.kebutuhan.strip(),
        _("Keadaan menurut angka yang sudah diperiksa:") + "\n" + lines if lines else "",
        _("Demikian disampaikan. Atas bantuan Saudara diucapkan terima kasih."),
    ]
    return Surat(
        hal=data.hal.strip(),
        isi={"isi": "\n\n".join(w for w in words if w)},
        penanda_id=data.penanda_id,
        luar=(data.kepada.strip(),),
    )


def _konsep(sitrep: Sitrep) -> None:
    if sitrep.status != StatusSitrep.KONSEP:
        raise Ditolak(_("Laporan situasi yang disahkan tidak dapat diubah. Susun nomor berikutnya."))


def _area(kejadian: Kejadian, data: DataPeringatan) -> Area | None:
    if data.area_id is None:
        return None
    row = kejadian.area.filter(pk=data.area_id, dicabut=None).first()
    if row is None:
        raise Ditolak(_("Area ini tidak ada atau tidak berlaku lagi."), "area")
    return row


def _sebelumnya(kejadian: Kejadian, data: DataPeringatan) -> PeringatanCap | None:
    if data.mengganti_id is None:
        if data.batal:
            raise Ditolak(_("Pilih peringatan yang dibatalkan."), "mengganti")
        return None
    row = kejadian.peringatan.filter(pk=data.mengganti_id, digantikan__isnull=True).first()
    if row is None or row.jenis_pesan == "Cancel":
        raise Ditolak(_("Peringatan ini sudah diganti atau dibatalkan."), "mengganti")
    return row


@naskah()
def _pesan(
    actor: Actor, kejadian: Kejadian, data: DataPeringatan, area: Area | None, before: PeringatanCap | None
) -> Peringatan:
    sender = f"pusdalops@{skema().replace('_', '-')}"
    number = PeringatanCap.objects.filter(kejadian=kejadian).count() + 1
    kind = ("Cancel" if data.batal else "Update") if before else "Alert"
    return Peringatan(
        identifier=f"{skema().replace('_', '-')}-{kejadian.pk}-{number}",
        sender=sender,
        sent=timezone.localtime(),
        status="Exercise" if kejadian.latihan else "Actual",
        jenis_pesan=kind,
        kategori=KATEGORI.get(Bahaya(kejadian.bahaya), "Met"),
        event=str(kejadian.get_bahaya_display()),
        mendesak=data.mendesak,
        parah=data.parah,
        pasti=data.pasti,
        berakhir=timezone.localtime(data.berakhir),
        sender_name=actor.jabat.unit,
        judul=data.judul.strip(),
        uraian=data.uraian.strip(),
        petunjuk=data.petunjuk.strip(),
        wilayah=data.wilayah.strip(),
        tanggapan=data.tanggapan,
        area=cincin(area) if area else (),
        rujukan=((sender, before.identifier, timezone.localtime(before.sent)),) if before else (),
        catatan=_("Ini latihan.") if kejadian.latihan else "",
    )
