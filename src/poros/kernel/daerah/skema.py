"""Schemas: migrate them all, make one, and give the application's role exactly what it may."""

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django_tenants.utils import schema_context, schema_exists
from psycopg import sql

from poros.kernel.registry import manifests

from .bangun import bangun, kosong
from .middleware import forget
from .models import Alamat, Daerah

PUBLIC = "public"

PENJAGA = """
CREATE OR REPLACE FUNCTION public.hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$
"""
# No trigger on TRUNCATE: the application's role lacks that right, and test databases are flushed by it.
PASANG = """
CREATE OR REPLACE TRIGGER hanya_tambah BEFORE UPDATE OR DELETE ON {}
FOR EACH ROW EXECUTE FUNCTION public.hanya_tambah()
"""


def migrasi(*, verbosity: int = 0) -> None:
    """Bring `public` and every government's schema up to date: tables, grants, reference rows that are new."""
    with schema_context(PUBLIC):
        baru = kosong()
        if baru:
            bangun()
    if not baru:
        call_command("migrate_schemas", interactive=False, verbosity=verbosity)
    beri_hak(PUBLIC)
    for schema in Daerah.objects.values_list("schema_name", flat=True):
        beri_hak(schema)
        with schema_context(schema):
            tanam()


@transaction.atomic
def buat(*, schema: str, nama: str, jenis: str, alamat: str, utama: bool = False, **lain: str) -> Daerah:
    """Make a government with an empty schema; raises ValueError when the name or the address is taken."""
    if schema_exists(schema) or Daerah.objects.filter(schema_name=schema).exists():
        raise ValueError(f"Skema {schema!r} sudah dipakai.")
    if Alamat.objects.filter(domain=alamat).exists():
        raise ValueError(f"Alamat {alamat!r} sudah dipakai.")
    daerah = Daerah(schema_name=schema, nama=nama, jenis=jenis, utama=utama, **lain)
    daerah.full_clean(exclude=["utama"])
    daerah.save()
    Alamat.objects.create(tenant=daerah, domain=alamat, is_primary=True)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    with schema_context(schema):
        bangun()
    beri_hak(schema)
    with schema_context(schema):
        tanam()
    forget()
    return daerah


def tanam() -> None:
    """Let every module fill its reference rows in the government of this connection."""
    for manifest in manifests():
        if manifest.benih is not None:
            manifest.benih()


def beri_hak(schema: str) -> None:
    """Let the application's role work in a schema, and only read and add where a table is append-only."""
    role, target = sql.Identifier(settings.APP_ROLE), sql.Identifier(schema)
    statements = [
        "GRANT USAGE ON SCHEMA {schema} TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role}",
    ]
    with connection.cursor() as cursor:
        tables = [sql.SQL("{}.{}").format(target, sql.Identifier(t)) for t in _append_only(cursor, schema)]
        cursor.execute(PENJAGA)
        for table in tables:
            cursor.execute(sql.SQL(PASANG).format(table))
        if _owns_everything(cursor):
            return
        for text in statements:
            cursor.execute(sql.SQL(text).format(schema=target, role=role))
        for table in tables:
            cursor.execute(sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(table, role))


def _owns_everything(cursor: CursorWrapper) -> bool:
    """A single-role set-up (a developer's own database): there is no second role to grant to."""
    cursor.execute("SELECT current_user = %s", [settings.APP_ROLE])
    return bool(cursor.fetchone()[0])


def _append_only(cursor: CursorWrapper, schema: str) -> list[str]:
    wanted = [m._meta.db_table for m in apps.get_models() if getattr(m, "HANYA_TAMBAH", False)]  # noqa: SLF001 -- documented
    cursor.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = %s AND table_name = ANY(%s)",
        [schema, wanted],
    )
    return [row[0] for row in cursor.fetchall()]
