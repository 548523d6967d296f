"""Files: the list, one with its papers, opening, filling, and every act on it."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.wewenang import boleh, fetch
from poros.pure.retensi import Tahap
from poros.web.formulir import formulir
from poros.web.halaman import hitung, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import services
from ..forms import berkas as forms
from ..labels import NADA_TAHAP, TAHAP
from ..models import BerkasArsip, ItemArsip, TampilanArsip
from ..queries import berkas as baca
from ..queries.jaga import alih_media, baris_jaga
from ..queries.layanan import pinjaman_berkas
from ..queries.retensi import aturan, nama_kode
from ..rules.berkas import BERAKHIR, FLOW, MENYUSUT, Aksi, JenisMedia, Status
from ..rules.jaga import alih_boleh
from ..wewenang import Wewenang

EKSPOR_MAKS = 5000


@perlu(Wewenang.BERKAS_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = forms.FormSaring(request.GET)
    rows = baca.berkas_terlihat(request.actor, form.saringan())
    page = potong(rows, request.GET)
    isi: dict[str, Any] = {
        "halaman": page, "saring": form, "jumlah": hitung(rows, page), "kueri": request.GET.urlencode(),
    }  # fmt: skip
    if fragmen(request):
        return render(request, "kearsipan/daftar.html#daftar", isi)
    isi |= {"tampilan": baca.tampilan(request.actor), "form_tampilan": forms.FormTampilan(), "hal": forms.HAL}
    return render(request, "kearsipan/daftar.html", isi)


@perlu(Wewenang.BERKAS_LIHAT)
@require_GET
def ekspor_daftar(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """The filtered list, as the law wants a *daftar berkas* (Art. 42)."""
    rows = baca.berkas_terlihat(request.actor, forms.FormSaring(request.GET).saringan()).order_by("-pk")
    judul = [
        _("Pencipta"), _("Unit pengolah"), _("Nomor berkas"), _("Kode"), _("Uraian"), _("Dibuka"), _("Ditutup"),
        _("Jumlah item"), _("Lokasi"), _("Nasib akhir"), _("Retensi habis"), _("Status"),
    ]  # fmt: skip
    lines = (
        [
            r.pencipta, r.pengolah, r.nomor, r.klasifikasi, r.judul, r.dibuat, r.ditutup, r.banyak, r.lokasi,
            str(r.get_nasib_display()), r.jatuh_tempo, str(r.get_status_display()),
        ]
        for r in rows[:EKSPOR_MAKS]
    )  # fmt: skip
    return tabel(bentuk, _("Daftar berkas"), judul, lines)


@perlu(Wewenang.TAMPILAN_SIMPAN)
@require_POST
def simpan_tampilan(request: HttpRequest) -> HttpResponse:
    """Keep the filter of the list under a name."""
    form, saring = forms.FormTampilan(request.POST), forms.FormSaring(request.POST)
    if form.is_valid():
        with tampung(form):
            own = Orang(pk=request.actor.orang_id)
            services.simpan_tampilan(request.actor, own, nama=form.cleaned_data["nama"], saringan=saring.disimpan())
            kabari(request, _("Tampilan disimpan."))
    for problem in form.errors.values():
        kabari(request, problem[0])
    return redirect("arsip:daftar")


@perlu(Wewenang.TAMPILAN_HAPUS)
@require_POST
def buang_tampilan(request: HttpRequest, pk: int) -> HttpResponse:
    services.buang_tampilan(request.actor, TampilanArsip(pk=pk))
    return redirect("arsip:daftar")


@perlu(Wewenang.BERKAS_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    granted = boleh(
        request.actor, row, Wewenang.BERKAS_BACA, Wewenang.BERKAS_ISI, Wewenang.BERKAS_TUTUP, Wewenang.KEJADIAN_CATAT,
        Wewenang.TAHAN, Wewenang.TANDAI, Wewenang.NASIB_TETAPKAN, Wewenang.PINJAM_MINTA, Wewenang.ALIH_CATAT,
    )  # fmt: skip
    reads = Wewenang.BERKAS_BACA in granted
    stage = row.jadwal().tahap(request.actor.hari) if row.ditutup else None
    isi = {
        "berkas": row,
        "kode": nama_kode(row.klasifikasi),
        "item": baca.item(request.actor, row) if reads else None,
        "tahap": TAHAP[stage] if stage else "",
        "nada_tahap": NADA_TAHAP[stage] if stage else "",
        "jra": None if row.ditutup else aturan(row.klasifikasi, request.actor.hari),
        "perbuatan": _perbuatan(row, granted),
        "penahanan": row.penahanan.all() if row.ditahan and (reads or Wewenang.TAHAN in granted) else (),
        "alih": alih_media(request.actor, row) if row.media == JenisMedia.CAMPURAN else (),
        "alih_boleh": Wewenang.ALIH_CATAT in granted and alih_boleh(Status(row.status), JenisMedia(row.media)),
        "jaga": baris_jaga(row) if row.terjaga and hasattr(row, "jaga") else None,
        "pinjaman": pinjaman_berkas(request.actor, row),
        "riwayat": row.riwayat.order_by("-id")[:50] if reads else (),
        "berakhir": row.status in BERAKHIR,
        "siap_pindah": Wewenang.BERKAS_TUTUP in granted
        and row.status == Status.TUTUP
        and stage in {Tahap.INAKTIF, Tahap.JATUH_TEMPO},
        "isi_boleh": row.status == Status.TERBUKA and Wewenang.BERKAS_ISI in granted,
        "pinjam_boleh": row.status not in MENYUSUT | BERAKHIR and Wewenang.PINJAM_MINTA in granted,
    }
    return render(request, "kearsipan/berkas.html", isi)


@perlu(Wewenang.ITEM_LIHAT)
@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper with its contents."""
    row = fetch(request.actor, Wewenang.ITEM_LIHAT, ItemArsip.objects.select_related("berkas"), pk)
    isi = {"item": row, "isi": baca.isi_item(request.actor, pk), "berakhir": row.berkas.status == Status.DIMUSNAHKAN}
    return render(request, "kearsipan/item.html", isi)


@perlu(Wewenang.BERKAS_BUAT)
@require_http_methods(["GET", "POST"])
def buat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.BERKAS_BUAT, Unit.objects.all(), request.actor.unit_id)
    form = forms.FormBerkas(request.POST or None, initial={"klasifikasi": request.GET.get("kode", "")[:20]})

    def act() -> str:
        row = services.buat_berkas(request.actor, unit, data=form.data_berkas())
        return reverse("arsip:berkas", args=[row.pk])

    return formulir(
        request, form, act, judul=_("Buka berkas"), tombol=_("Buka berkas"), ke=reverse("arsip:daftar"),
        ket=_("Nomornya diberikan otomatis. Keamanan dan aksesnya mengikuti SKKAD bila tidak dipilih."),
    )  # fmt: skip


@perlu(Wewenang.BERKAS_ISI)
@require_http_methods(["GET", "POST"])
def catat_item(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.BERKAS_ISI, baca.semua(), pk)
    form = forms.FormItem(request.POST or None, request.FILES or None, initial={"tanggal": request.actor.hari})
    url = reverse("arsip:berkas", args=[pk])

    def act() -> str:
        services.catat_item(request.actor, row, data=form.data_item(), lampiran=form.lampiran())
        return url

    return formulir(request, form, act, judul=_("Tambah item"), tombol=_("Simpan"), ke=url, ket=row)


@perlu(Wewenang.BERKAS_ISI)
@require_http_methods(["GET", "POST"])
def calon(request: HttpRequest) -> HttpResponse:
    """Finished papers that wait to be filed, each with the file that its code suggests: one tap."""
    if request.method == "POST":
        form = forms.FormBerkaskan(request.POST)
        if form.is_valid():
            with tampung(form):
                told = form.cleaned_data
                target = BerkasArsip(pk=told["berkas"])
                services.berkaskan(request.actor, target, sumber=told["sumber"], nomor=[told["nomor"]])
                kabari(request, _("Diberkaskan."))
                return redirect("arsip:calon")
        kabari(request, next(iter(form.errors.values()))[0])
    found = baca.calon(request.actor)
    isi = {"calon": found, "berkas": baca.terbuka_untuk(request.actor)[:200] if found else ()}
    return render(request, "kearsipan/calon.html", isi)


def _perbuatan(row: BerkasArsip, granted: frozenset[Wewenang]) -> list[tuple[str, Any]]:
    """Acts that are possible now and allowed, as (part of the address, words)."""
    status, possible = Status(row.status), FLOW.acts_from(Status(row.status))
    open_now = {
        "tutup": Aksi.TUTUP in possible,
        "buka": Aksi.BUKA in possible,
        "kejadian": bool(row.ditutup) and status not in BERAKHIR | MENYUSUT and forms.bertanya_kejadian(row),
        "tahan": status not in BERAKHIR,
        "lepas": row.ditahan,
        "tandai": status not in BERAKHIR,
        "nasib": status is Status.INAKTIF,
    }
    return [(name, act.nama) for name, act in PERBUATAN.items() if open_now[name] and act.wewenang in granted]


class Perbuatan:
    """An act on a file: its permission, its words, its form, its command."""

    def __init__(
        self, wewenang: Wewenang, nama: Any, form: type[Form], perintah: Callable[..., object], *, berkas: bool = False
    ) -> None:
        self.wewenang, self.nama, self.form, self.perintah, self.berkas = wewenang, nama, form, perintah, berkas


PERBUATAN = {
    "tutup": Perbuatan(
        Wewenang.BERKAS_TUTUP, gettext_lazy("Tutup berkas"), forms.FormTutup, services.tutup_berkas
    ),
    "buka": Perbuatan(
        Wewenang.BERKAS_TUTUP, gettext_lazy("Buka kembali"), forms.FormAlasan, services.buka_kembali
    ),
    "kejadian": Perbuatan(
        Wewenang.KEJADIAN_CATAT, gettext_lazy("Catat kejadian"), forms.FormKejadian, services.catat_kejadian
    ),
    "tahan": Perbuatan(Wewenang.TAHAN, gettext_lazy("Tahan karena perkara"), forms.FormTahan, services.tahan),
    "lepas": Perbuatan(
        Wewenang.TAHAN, gettext_lazy("Lepas penahanan"), forms.FormLepas, services.lepas, berkas=True
    ),
    "tandai": Perbuatan(Wewenang.TANDAI, gettext_lazy("Tandai vital atau terjaga"), forms.FormTandai, services.tandai),
    "nasib": Perbuatan(
        Wewenang.NASIB_TETAPKAN, gettext_lazy("Tetapkan nasib lagi"), forms.FormNasib, services.tetapkan_nasib
    ),
}  # fmt: skip


@perlu(*dict.fromkeys(act.wewenang for act in PERBUATAN.values()))
@require_http_methods(["GET", "POST"])
def berbuat(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page of one act."""
    act = PERBUATAN.get(aksi)
    if act is None:
        raise Http404
    row = fetch(request.actor, act.wewenang, baca.semua(), pk)
    initial = {"pada": request.actor.hari, "vital": row.vital, "terjaga": row.terjaga, "nasib": row.nasib}
    if aksi == "tandai" and row.terjaga and hasattr(row, "jaga"):
        initial["bidang"] = row.jaga.bidang
    more = {"berkas": row} if act.berkas else {}
    form = act.form(request.POST or None, initial=initial, **more)
    url = reverse("arsip:berkas", args=[pk])

    def run() -> str:
        act.perintah(request.actor, row, **form.cleaned_data)
        return url

    return formulir(request, form, run, judul=act.nama, tombol=act.nama, ke=url, ket=row)
