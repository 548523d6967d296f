"""Decision cards: asked, computed, decided by who is competent, and what came of it."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import Kartu, Kejadian, Opsi, PeranKrisis
from ..queries.hitung import opsi_evakuasi
from ..queries.kejadian import gerakkan
from ..queries.parameter import Perkara, perkara
from ..rules.alur import Peran
from ..values import DataKartu
from ..wewenang import Wewenang, kepala_daerah, pemutus
from .langkah import hidup, isi_wajib, pelaku

OPSI_MAKS = 6


@command(Wewenang.KARTU_AJUKAN, rekam=("data",))
def ajukan_kartu(actor: Actor, kejadian: Kejadian, *, data: DataKartu) -> Kartu:
    """Put a question before the office that is competent; options that can be computed are."""
    hidup(kejadian)
    isi_wajib(data, pertanyaan=_("Tuliskan pertanyaannya."))
    kind = perkara().get(data.perkara)
    if kind is None:
        raise Ditolak(_("Perkara ini tidak dikenal."), "perkara")
    if data.batas <= kejadian.jam:
        raise Ditolak(_("Saat aman terakhir harus di waktu yang akan datang."), "batas")
    options, assumed = list(data.opsi), data.anggapan.strip()
    if kind.hitung == "evakuasi" and not options:
        options, assumed = opsi_evakuasi(kejadian)
    if not 2 <= len(options) <= OPSI_MAKS:  # noqa: PLR2004 -- one way is no question
        raise Ditolak(_("Tulis dua sampai enam pilihan, atau gambar area dan tempat pengungsian."), "opsi")
    row = Kartu.objects.create(
        kejadian=kejadian,
        perkara=kind.kode,
        pertanyaan=data.pertanyaan.strip(),
        peran=kind.peran,
        berwenang=_siapa(kind),
        dasar=kind.dasar,
        batas=data.batas,
        anggapan=assumed,
        oleh=pelaku(actor),
    )
    same = ("nama", "akibat", "nilai", "bawah", "atas", "satuan")
    Opsi.objects.bulk_create(
        Opsi(kartu=row, urutan=n, **{k: getattr(o, k) for k in same}) for n, o in enumerate(options, start=1)
    )
    return row


@command(Wewenang.KARTU_PUTUS, rekam=("opsi_id", "alasan"))
def putuskan(actor: Actor, kartu: Kartu, *, opsi_id: int, alasan: str = "") -> Kartu:
    """Decide; an office without competence is refused and told whose decision it is (04-crisis 1.8)."""
    if not berwenang(actor, kartu):
        raise Ditolak(
            _("Jabatan Anda tidak berwenang memutus ini. Yang berwenang: %(siapa)s (%(dasar)s). Mintakan putusannya.")
            % {"siapa": kartu.berwenang, "dasar": kartu.dasar}
        )
    if kartu.diputus is not None:
        raise Ditolak(_("Perkara ini sudah diputus."))
    choice = kartu.opsi.filter(pk=opsi_id).first()
    if choice is None:
        raise Ditolak(_("Pilih salah satu pilihan."), "opsi")
    kartu.pilihan, kartu.alasan = choice, alasan.strip()
    kartu.diputus, kartu.pemutus = kartu.kejadian.jam, pelaku(actor)
    kartu.save(update_fields=["pilihan", "alasan", "diputus", "pemutus"])
    gerakkan(kartu.kejadian_id)
    return kartu


@command(Wewenang.KARTU_HASIL)
def catat_hasil(actor: Actor, kartu: Kartu, *, hasil: str) -> Kartu:  # noqa: ARG001 -- who it was stands in the trail
    """Write down what the decision really brought."""
    if kartu.diputus is None:
        raise Ditolak(_("Perkara ini belum diputus."))
    if not hasil.strip():
        raise Ditolak(_("Tuliskan hasilnya."), "hasil")
    kartu.hasil = hasil.strip()
    kartu.save(update_fields=["hasil"])
    gerakkan(kartu.kejadian_id)
    return kartu


def berwenang(actor: Actor, kartu: Kartu) -> bool:
    """May this office decide? The head of region where no role is named, else leaders of units with the role."""
    if not kartu.peran:
        return kepala_daerah(actor)
    return PeranKrisis.objects.filter(pemutus(actor, Peran(kartu.peran))).exists()


def _siapa(kind: Perkara) -> str:
    """The competent office by its name here, where one is set."""
    if not kind.peran:
        return kind.berwenang
    names = PeranKrisis.objects.filter(peran=kind.peran).values_list("unit__nama", flat=True)
    return ", ".join(names)[:200] or kind.berwenang
