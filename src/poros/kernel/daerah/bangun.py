"""Makes the tables of an empty schema at once: what all migrations together would have made, without their way.

Django draws every related model anew after each step of a migration; with two hundred related models that is most of
a minute for each government. The migrations stay what an existing schema goes by, and a test compares the two
(docs/adr/0016-tables-at-once.md).
"""

from collections.abc import Iterable

from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, router
from django.db.migrations import Migration, RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder


def kosong() -> bool:
    """Whether no migration has ever run in this connection's schema."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = %s)",
            [MigrationRecorder.Migration._meta.db_table],  # noqa: SLF001 -- documented
        )
        return bool(cursor.fetchone()[0])


def bangun() -> None:
    """Fill the empty schema of this connection; data migrations have nothing to move there."""
    MigrationRecorder(connection).ensure_schema()
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    migrations = [migration for migration, _back in executor.migration_plan(leaves)]
    keadaan = executor.loader.project_state(leaves)
    apps = keadaan.apps
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection) and router.allow_migrate_model(connection.alias, model):  # noqa: SLF001 -- documented
                editor.create_model(model)
    with connection.schema_editor() as editor:  # of its own: what these lean on is only written when the first ends
        for migration in migrations:
            for step in migration.operations:
                if isinstance(step, RunSQL):
                    step.database_forwards(migration.app_label, editor, keadaan, keadaan)
    _catat(executor.recorder, migrations)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias, apps=apps)


def _catat(recorder: MigrationRecorder, migrations: Iterable[Migration]) -> None:
    """Note all of them, and those that one of them replaces, as having run."""
    keys = [key for m in migrations for key in ((m.app_label, m.name), *m.replaces)]
    recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in keys)
