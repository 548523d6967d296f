"""The last step of a disposal: files change hands, or are destroyed before witnesses. Nothing else destroys."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.musnah import musnahkan as musnahkan_isi
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import publish

from ..cetak import Tanda
from ..models import BarisSusut, BerkasArsip, ItemArsip, Penyusutan, Saksi
from ..queries import susut as baca
from ..queries.retensi import ketentuan
from ..rules import berkas as alur_berkas
from ..rules.susut import FLOW, Aksi, Dokumen, Jenis, Status
from ..values import Nota
from ..wewenang import OBJEK_ITEM, Wewenang
from .dokumen import bernota, terbitkan
from .riwayat import catat_susut, langkahkan, melangkah


@command(Wewenang.SUSUT_TERIMA)
def terima_susut(actor: Actor, susut: Penyusutan, *, nota: Nota) -> Penyusutan:
    """Take over what is transferred (Art. 57-63) or handed over (Art. 79-83), with berita acara and list."""
    bernota(nota)
    jenis = Jenis(susut.jenis)
    step = Aksi.PINDAHKAN if jenis is Jenis.PINDAH else Aksi.SERAHKAN
    FLOW[jenis].step(Status(susut.status), step)
    if susut.riwayat.filter(aksi=Aksi.AJUKAN, orang_id=actor.orang_id).exists():
        raise Ditolak(_("Yang menyerahkan dan yang menerima harus orang yang berbeda."))
    rows = _utuh(actor, susut)
    melangkah(actor, susut, step, nota)
    files = [row.berkas for row in rows]
    langkahkan(actor, files, alur_berkas.AKHIR_SUSUT[jenis], susut.judul)
    said = f"Pada hari ini {len(rows)} berkas arsip {susut.kantor.nama} diserahterimakan kepada {actor.jabat.unit}."
    terbitkan(actor, susut, Dokumen.BERITA_ACARA, nota, [said], tanda=_penanda(actor, susut))
    terbitkan(actor, susut, Dokumen.DAFTAR, nota, [], daftar=rows, tanda=_penanda(actor, susut))
    beritahu("arsip.disusutkan", [susut], unit={susut.kantor_id: susut.pk}, kecuali=actor.orang_id)
    return susut


@command(Wewenang.SUSUT_SAKSIKAN)
def saksikan(actor: Actor, susut: Penyusutan) -> Saksi:
    """Be there when it happens: a person of a legal or supervising unit, once each."""
    if susut.saksi.filter(orang_id=actor.orang_id).exists():
        raise Ditolak(_("Anda sudah tercatat sebagai saksi."))
    FLOW[Jenis.MUSNAH].step(Status(susut.status), Aksi.SAKSIKAN)
    catat_susut(actor, susut, Aksi.SAKSIKAN, Nota())
    return Saksi.objects.create(
        penyusutan=susut,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
        unit=actor.jabat.unit,
    )


@command(Wewenang.SUSUT_MUSNAHKAN)
def musnahkan(actor: Actor, susut: Penyusutan, *, nota: Nota) -> Penyusutan:
    """Destroy: the contents go for ever, what they were stays written down (Art. 69, 78)."""
    bernota(nota)
    FLOW[Jenis.MUSNAH].step(Status(susut.status), Aksi.MUSNAHKAN)
    witnesses = list(susut.saksi.exclude(orang_id=actor.orang_id))
    needed = ketentuan(actor.hari).saksi
    if len(witnesses) < needed:
        raise Ditolak(
            _("Baru %(ada)s dari %(perlu)s saksi. Mintalah unit hukum atau pengawasan menyaksikan.")
            % {"ada": len(witnesses), "perlu": needed}
        )
    rows = _utuh(actor, susut)
    melangkah(actor, susut, Aksi.MUSNAHKAN, nota)
    gone, kept = _hancurkan(actor, susut, [row.berkas for row in rows])
    said = [
        f"Pada hari ini {len(rows)} berkas arsip {susut.kantor.nama} dimusnahkan secara total dan tidak terbaca lagi.",
        f"{gone} isi elektronik dihapus dari penyimpanan." if gone else "",
        f"{kept} isi masih dipakai arsip lain dan tetap disimpan di sana." if kept else "",
    ]
    signed = (
        Tanda(actor.jabat.sebutan, actor.nama, "Yang memusnahkan"),
        *(Tanda(f"{w.jabatan}, {w.unit}", w.orang, f"Saksi {n}") for n, w in enumerate(witnesses, 1)),
    )
    terbitkan(actor, susut, Dokumen.BERITA_ACARA, nota, said, tanda=signed)
    terbitkan(actor, susut, Dokumen.DAFTAR, nota, [], daftar=rows, tanda=signed)
    beritahu("arsip.disusutkan", [susut], unit={susut.kantor_id: susut.pk}, kecuali=actor.orang_id)
    return susut


def _utuh(actor: Actor, susut: Penyusutan) -> list[BarisSusut]:
    """The list as it was fixed and agreed to, with nothing that has come in its way since."""
    listed = susut.baris.filter(keluar=False).values("berkas_id")
    list(BerkasArsip.objects.select_for_update().filter(pk__in=listed))  # before they are read: a hold may just be set
    rows = baca.baris(susut, tinggal=True)
    if baca.sidik_daftar(rows) != susut.sidik:
        raise Ditolak(_("Daftarnya berubah sejak disetujui. Batalkan dan susun lagi."))
    files = [row.berkas for row in rows]
    hindered = baca.terhalang(susut, files, actor.hari)
    if hindered:
        raise Ditolak(baca.kata_halangan(files, hindered))
    return rows


def _hancurkan(actor: Actor, susut: Penyusutan, files: Sequence[BerkasArsip]) -> tuple[int, int]:
    """Contents of the papers and of the things they came from; returns how many went and how many others still hold."""
    langkahkan(actor, list(files), alur_berkas.Aksi.MUSNAH, susut.judul)
    items = list(ItemArsip.objects.filter(berkas__in=files))
    ties = list(Tautan.objects.filter(objek=OBJEK_ITEM, objek_id__in=[i.pk for i in items]))
    sources = _sumber_bebas(items)
    for kind in {item.sumber for item in sources}:
        ids = [item.sumber_id for item in sources if item.sumber == kind]
        ties += Tautan.objects.filter(objek=kind, objek_id__in=ids)
    result = musnahkan_isi(actor, ties, dasar=f"{susut.judul} ({susut.uuid})"[:300])
    ItemArsip.objects.filter(pk__in=[i.pk for i in items]).update(teks="")
    for item in sources:
        publish("arsip.dimusnahkan", actor, sumber=item.sumber, sumber_id=item.sumber_id)
    return result


def _sumber_bebas(items: Sequence[ItemArsip]) -> list[ItemArsip]:
    """Items whose thing lies in no other file that still lives."""
    others = ItemArsip.objects.filter(sumber=OuterRef("sumber"), sumber_id=OuterRef("sumber_id"))
    living = others.exclude(berkas__status=alur_berkas.Status.DIMUSNAHKAN)
    rows = ItemArsip.objects.filter(pk__in=[i.pk for i in items]).exclude(sumber="")
    return list(rows.exclude(Exists(living)))


def _penanda(actor: Actor, susut: Penyusutan) -> tuple[Tanda, Tanda]:
    """Who hands over (the one who fixed the list) and who takes."""
    giver = susut.riwayat.filter(aksi=Aksi.AJUKAN).order_by("-id").first()
    given = Tanda(giver.jabatan, giver.orang, "Yang menyerahkan") if giver else Tanda("", "")
    return given, Tanda(actor.jabat.sebutan, actor.nama, "Yang menerima")
