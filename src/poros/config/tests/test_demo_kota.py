"""Kota Contoh as it is loaded: whole, believable, every link of it leads on, and no button of it breaks."""

import json
import re
from collections import defaultdict
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import DecimalField, F, IntegerField
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from poros.config.cli import demo as verba
from poros.config.demo import skala
from poros.config.demo.muat import ALAMAT, SANDI, SKEMA, muat
from poros.domain.persuratan.models import Surat
from poros.kernel.daerah.middleware import forget
from poros.kernel.daerah.models import Daerah
from poros.kernel.jejak.models import Jejak
from poros.kernel.jejak.verifikasi import periksa
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Akun
from poros.kernel.pemberitahuan.queries import daftar
from poros.kernel.penugasan.models import Arahan, Penugasan, StatusPenugasan
from poros.kernel.penugasan.rules import FLOW, FLOW_TEMBUSAN, Aksi, Peran, Status
from poros.kernel.registry import manifests, semua_objek

pytestmark = [pytest.mark.lambat, pytest.mark.django_db]
JELAJAH = [("sekda", "id"), ("kalak.bpbd", "en")]
HREF = re.compile(r'\b(?:href|hx-get)="([^"#]+)')
FORMULIR = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
TERSEMBUNYI = re.compile(r'<input\b[^>]*type="hidden"[^>]*>')
BUKAN_KATA = re.compile(r"\{%|&amp;(?:amp|lt|quot|#)|<django\.|object at 0x")
KOSONG = re.compile(r"(?<![\w./])None(?![\w./])")
"""What no reader should meet: our own machinery, or text that was escaped twice."""
TANPA_HAK = {
    ("pengawasan/jejak/", "pengawasan/jejak/<slug:jenis>/<int:pk>/"),
}
"""Links that some meet whom they do not open: (from, to). Each is a fault of ours; the list may only become shorter."""
LEWAT = ("/akun/logout", "/static/", "/api/", "/sw.js")


@pytest.fixture(scope="module")
def akun(django_db_setup, django_db_blocker):
    """The demo, loaded as an operator would; its accounts as they are shown."""
    with django_db_blocker.unblock():
        connection.set_schema_to_public()
        before = _berisi()
        try:
            yield muat()
        finally:
            connection.set_schema_to_public()
            Daerah.objects.filter(schema_name=SKEMA).delete()
            with connection.cursor() as cursor:
                cursor.execute(f"DROP SCHEMA IF EXISTS {SKEMA} CASCADE")
                if fresh := sorted(_berisi() - before):  # reference data, jobs: other tests begin without them
                    cursor.execute(f"TRUNCATE {', '.join(fresh)} CASCADE")
            forget()


def _berisi() -> set[str]:
    """Tables of all governments together that hold anything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT " + ", ".join(f"EXISTS (SELECT FROM public.{name})" for name in tables))
        return {name for name, holds in zip(tables, cursor.fetchone(), strict=True) if holds}


@pytest.fixture
def kota(akun, db):
    """The tests of this file stand in its schema."""
    connection.set_tenant(Daerah.objects.get(schema_name=SKEMA))
    return akun


def masuk(nama):
    client = Client(HTTP_HOST=ALAMAT, raise_request_exception=False)
    client.force_login(Akun.objects.get(username=nama))
    return client


def pejabat(nama):
    return actor(Akun.objects.get(username=nama).orang_id)


class TestIsi:
    def test_every_account_signs_in_with_what_is_shown_and_finds_its_desk(self, kota):
        for row in kota:
            client = Client(HTTP_HOST=ALAMAT)
            answer = client.post("/akun/login/", {"login": row["pengguna"], "password": SANDI})
            assert (answer.status_code, answer["Location"]) == (302, "/"), row
            page = client.get("/").content.decode()
            assert row["nama"].split(",")[0] in unescape(page), row

    def test_the_note_for_the_operator_is_what_was_returned(self, kota):
        assert json.loads((settings.DATA_DIR / "demo-akun.json").read_text()) == kota

    def test_the_trail_is_whole_and_sealed_to_its_end(self, kota):
        report = periksa()
        assert report.utuh, report.kerusakan
        assert report.segel > 0
        assert report.baris == Jejak.objects.count()

    def test_nothing_in_it_happened_tomorrow(self, kota):
        """But what is planned may lie ahead."""
        now = timezone.now()
        assert not Jejak.objects.filter(waktu__gt=now).exists()
        assert not Surat.objects.filter(diterima__gt=now).exists()
        assert not Penugasan.objects.filter(dikirim__gt=now).exists()
        assert not Arahan.objects.filter(terbit__gt=now).exists()

    def test_every_module_has_something_to_show(self, kota):
        """But for the screens of the organisation, which show what is the kernel's."""
        filled = defaultdict(bool)
        for model in apps.get_models():
            label = model._meta.app_config.name
            if label.startswith("poros.domain.") and model._meta.managed:
                filled[label] |= model._default_manager.exists()
        assert filled
        assert [label for label, found in filled.items() if not found] == ["poros.domain.kelembagaan"]

    def test_numbers_of_letters_are_given_once_and_without_a_gap(self, kota):
        for tahun in set(Surat.objects.values_list("tahun", flat=True)):
            given = sorted(Surat.objects.filter(tahun=tahun).values_list("urut", flat=True))
            assert given == list(range(1, len(given) + 1))

    def test_work_is_late_somewhere_and_not_everywhere(self, kota):
        live = Penugasan.objects.exclude(status__in=["selesai", "batal"]).exclude(tenggat=None)
        late = live.filter(tenggat__lt=timezone.now()).count()
        assert 0 < late < live.count()

    def test_whoever_is_told_of_something_may_open_it(self, kota):
        """A notice that leads to nowhere is worse than none."""
        told = 0
        for row in kota[::3]:
            client, who = masuk(row["pengguna"]), pejabat(row["pengguna"])
            for notice in daftar(who, banyak=3):
                told += 1
                assert client.get(notice.url).status_code == 200, (row["pengguna"], notice.url, notice.judul)
        assert told > 10


def bagian_kita():
    """Models of ours, with their rows."""
    return [(m, m._default_manager.all()) for m in apps.get_models() if m.__module__.startswith("poros.")]


class TestBaris:
    """What holds for every row of every table, however it came there: by a command or by thousands at once."""

    def test_a_word_out_of_a_list_is_in_the_list(self, kota):
        wrong = set()
        for model, rows in bagian_kita():
            for field in (f for f in model._meta.fields if f.choices):
                used = set(rows.order_by().values_list(field.name, flat=True).distinct())
                wrong |= {
                    (model.__name__, field.name, v) for v in used - set(dict(field.flatchoices)) if v not in ("", None)
                }
        assert wrong == set()

    def test_what_has_two_ends_ends_after_it_begins(self, kota):
        wrong = []
        for model, rows in bagian_kita():
            names = {f.name for f in model._meta.fields}
            for begin, end in (
                ("mulai", "selesai"),
                ("dari", "sampai"),
                ("dibuka", "ditutup"),
                ("dikirim", "diserahkan"),
            ):
                if {begin, end} <= names and type(model._meta.get_field(begin)) is type(model._meta.get_field(end)):
                    turned = rows.filter(**{f"{end}__lt": F(begin)}).count()
                    wrong += [(model.__name__, begin, end, turned)] if turned else []
        assert wrong == []

    def test_whatever_points_at_a_thing_points_at_one_that_is_there(self, kota):
        wrong = []
        for model, rows in bagian_kita():
            if not {"objek", "objek_id"} <= {f.name for f in model._meta.fields}:
                continue
            for kind in semua_objek():
                named = set(rows.filter(objek=kind.jenis, objek_id__gt=0).order_by().values_list("objek_id", flat=True))
                there = set(kind.model._base_manager.filter(pk__in=named).values_list("pk", flat=True))
                wrong += [(model.__name__, kind.jenis, sorted(named - there)[:5])] if named - there else []
        assert wrong == []

    def test_every_life_of_a_penugasan_can_be_told_again_by_its_flow(self, kota):
        lives = defaultdict(list)
        for row in StatusPenugasan.objects.order_by("penugasan_id", "id").values_list("penugasan_id", "aksi", "status"):
            lives[row[0]].append(row[1:])
        wrong = []
        for pk, status, peran in Penugasan.objects.values_list("pk", "status", "peran"):
            flow = FLOW_TEMBUSAN if peran == Peran.TEMBUSAN else FLOW
            now = None
            for aksi, told in lives[pk]:
                now = flow.step(now, Aksi(aksi)) if aksi and now else Status(told)
                wrong += [(pk, aksi, told)] if now != told else []
            wrong += [(pk, status)] if now != status else []
        assert wrong == []

    def test_nothing_that_may_only_be_added_to_can_be_changed(self, kota):
        """Not even by the owner of the tables, by a slip."""
        guarded = [m for m, rows in bagian_kita() if getattr(m, "HANYA_TAMBAH", False) and rows.exists()]
        assert len(guarded) > 10
        for model in guarded:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                model._default_manager.filter(pk=model._default_manager.first().pk)._raw_delete(connection.alias)

    def test_amounts_are_never_below_nothing(self, kota):
        amounts = {"jumlah", "sisa", "nilai", "harga", "kapasitas", "kuota", "anggaran", "pagu"}
        wrong = []
        for model, rows in bagian_kita():
            fields = [f for f in model._meta.fields if f.name in amounts and isinstance(f, IntegerField | DecimalField)]
            wrong += [(model.__name__, f.name) for f in fields if rows.filter(**{f"{f.name}__lt": 0}).exists()]
        assert wrong == [("Mutasi", "jumlah")]  # what goes out of a store


def test_what_benches_are_filled_up_with_still_fits_the_tables(kota):
    """Written in SQL for speed, it knows nothing of a new column until it is tried."""
    letters, work = Surat.objects.count(), Penugasan.objects.count()
    skala._tambah(5)
    assert Surat.objects.count() == letters + 5
    assert work < Penugasan.objects.count() <= work + 5 * skala.PER_SURAT
    made = Surat.objects.filter(tahun=1900)
    assert made.count() == Arahan.objects.filter(sumber="surat", sumber_id__in=made.values("pk")).count() == 5
    fresh = Penugasan.objects.filter(arahan__sumber="surat", arahan__sumber_id__in=made.values("pk"))
    assert not fresh.exclude(pk__in=StatusPenugasan.objects.values("penugasan")).exists()
    skala._tambah(5)
    assert Surat.objects.filter(tahun=1900).values("urut").distinct().count() == 10


class TestPerintah:
    def test_it_is_not_loaded_twice(self, kota):
        with pytest.raises(ValueError, match="sudah ada"):
            muat()

    def test_the_verb_says_so_and_ends_in_two(self, kota, monkeypatch, capsys):
        from contextlib import contextmanager

        from poros.config import cli

        monkeypatch.setattr(verba, "siapkan", contextmanager(lambda *_a, **_k: iter([{}])))
        connection.set_schema_to_public()
        assert cli.main(["demo", "load"]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err) == ("", "Kota Contoh sudah ada.\n")


def tautan(html):
    """Where a page leads, inside of ours."""
    for found in HREF.findall(html):
        parts = urlsplit(unescape(found))
        if not parts.scheme and not parts.netloc and parts.path.startswith("/") and not parts.path.startswith(LEWAT):
            yield f"{parts.path}?{parts.query}".rstrip("?")


def rute(url):
    """What kind of page an address is: a few of each kind are looked at."""
    path, _, query = url.partition("?")
    try:
        found = resolve(path)
    except Resolver404:
        return url
    return found.route, tuple(sorted(part.partition("=")[0] for part in query.split("&")))


def jelajahi(client, *, banyak=1, paling=400):
    """Walk over the pages as far as links lead; yield each address with who led there and its answer."""
    queue, seen, kinds = [("/", "/")], {"/"}, defaultdict(int)
    while queue and sum(kinds.values()) < paling:
        url, came = queue.pop(0)
        if kinds[rute(url)] >= banyak:
            continue
        kinds[rute(url)] += 1
        with transaction.atomic():  # some pages note that they were read
            answer = client.get(url)
            body = b"".join(answer.streaming_content if answer.streaming else [answer.content])
            transaction.set_rollback(True)
        text = body.decode(errors="replace") if answer["Content-Type"].startswith("text/html") else ""
        yield url, came, answer, text
        for link in tautan(text):
            if link not in seen:
                seen.add(link)
                queue.append((link, url))


def kirim(client, url, aksi, isi):
    """Send a form with nothing filled in but what the page itself put into it; undone at once."""
    data = {}
    for field in TERSEMBUNYI.findall(isi):
        name, value = (re.search(rf'\b{k}="([^"]*)"', field) for k in ("name", "value"))
        if name:
            data[unescape(name[1])] = unescape(value[1]) if value else ""
    target = re.search(r'\b(?:action|hx-post)="([^"]*)"', aksi)
    address = unescape(target[1]) if target and target[1] else url
    with transaction.atomic():
        status = client.post(address, data).status_code
        transaction.set_rollback(True)
    return address, status


def asing(text, bahasa):
    """What stands on a page that no reader should meet; "None" is a word in English."""
    plain = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
    found = BUKAN_KATA.search(plain) or (bahasa == "id" and KOSONG.search(plain))
    return plain[max(0, found.start() - 80) : found.end() + 40] if found else ""


def tombol(client, url, text, seen):
    """Send every kind of form on a page that was not sent before; what went wrong."""
    for aksi, isi in FORMULIR.findall(text):
        key = (rute(url), re.sub(r"\d+", "#", aksi))
        if "post" in aksi.lower() and "/akun/" not in aksi and key not in seen:
            seen.add(key)
            address, status = kirim(client, url, aksi, isi)
            if status >= 500 or status in {403, 405}:
                yield status, address, url


@pytest.mark.parametrize(("siapa", "bahasa"), JELAJAH)
def test_every_link_leads_to_something_and_no_button_breaks(kota, siapa, bahasa):
    """One page of each kind; each kind of form is sent with nothing filled in, and undone."""
    client, wrong, pages, forms = masuk(siapa), [], 0, set()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = bahasa
    for url, came, answer, text in jelajahi(client):
        pages += 1
        if answer.status_code == 404 and (rute(came)[0], rute(url)[0]) in TANPA_HAK:
            continue
        if answer.status_code not in {200, 302}:
            wrong.append((answer.status_code, url, came))
        elif found := asing(text, bahasa):
            wrong.append((found, url, came))
        elif "<html" in text and f'<html lang="{bahasa}"' not in text:
            wrong.append(("bahasa", url, came))
        wrong += tombol(client, url, text, forms)
    assert not wrong, "\n".join(map(str, wrong))
    assert pages > 25
    assert len(forms) > 5


def test_every_line_of_every_menu_opens(kota):
    for row in kota:
        client = masuk(row["pengguna"])
        who = pejabat(row["pengguna"])
        lines = [entry for manifest in manifests() for entry in manifest.menu if entry.boleh(who)]
        page = client.get("/").content.decode()
        for entry in lines:
            assert f'href="{reverse(entry.url)}"' in page, (row["pengguna"], entry.url)
