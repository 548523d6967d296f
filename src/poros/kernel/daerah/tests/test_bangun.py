"""A schema made at once is the same as one that went the way of all migrations."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django_tenants.utils import schema_context

from poros.kernel.daerah.bangun import bangun, kosong

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]

ISI = {
    "columns": """
        SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, collation_name,
               character_maximum_length, numeric_precision, numeric_scale, is_identity, generation_expression
        FROM information_schema.columns WHERE table_schema = %s""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(c.oid), condeferrable, condeferred
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = %s AND contype <> 'n'""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = %s",
    "triggers": """
        SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t
        JOIN pg_class r ON r.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname = %s AND NOT tgisinternal""",
    "functions": """
        SELECT proname, pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
        WHERE nspname = %s AND prokind = 'f'""",
    "sequences": "SELECT sequencename, data_type, start_value, increment_by FROM pg_sequences WHERE schemaname = %s",
    "storage": """
        SELECT relname, attname, attstorage FROM pg_attribute JOIN pg_class r ON r.oid = attrelid
        JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = %s AND relkind = 'r' AND attnum > 0 AND NOT attisdropped""",
}


def gambaran(schema):
    """Everything that the catalogue says of a schema, under a name that is the same for all."""
    found = {}
    with schema_context(schema), connection.cursor() as cursor:
        for what, query in ISI.items():
            cursor.execute(query, [schema])
            found[what] = sorted(
                tuple(re.sub(rf"\b{schema}\b\.?", "", v) if isinstance(v, str) else repr(v) for v in row)
                for row in cursor.fetchall()
            )
        cursor.execute("SELECT app, name FROM django_migrations")
        found["migrations"] = sorted(cursor.fetchall())
        cursor.execute("SELECT content_type_id IS NOT NULL, codename FROM auth_permission")
        found["permissions"] = sorted(cursor.fetchall())
    return found


@pytest.fixture
def dua_skema():
    names = ("sekaligus", "bertahap")
    with schema_context("public"), connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"CREATE SCHEMA {name}")
    yield names
    with schema_context("public"), connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP SCHEMA {name} CASCADE")


def test_at_once_is_the_same_as_step_by_step(dua_skema):
    sekaligus, bertahap = dua_skema
    with schema_context(sekaligus):
        assert kosong()
        bangun()
        assert not kosong()
    call_command("migrate_schemas", schema_name=bertahap, interactive=False, verbosity=0)
    made, migrated = gambaran(sekaligus), gambaran(bertahap)
    for what in migrated:
        assert set(made[what]) ^ set(migrated[what]) == set(), what
    assert len(made["constraints"]) > len(made["indexes"]) > 300
