"""Jobs about jobs: what a dead worker left behind is taken up again, what has failed is kept for a while."""

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

MOST_ATTEMPTS = 5
KEEP_FAILED_HOURS = 90 * 24


@app.periodic(cron="* * * * *")
@app.task(name="poros.ambil_alih", queueing_lock="poros.ambil_alih", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes it
    """Retry the jobs of workers that no longer give a sign; give up on one that keeps killing its worker."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        if job.attempts < MOST_ATTEMPTS:
            await jobs.retry_job(job)
        else:
            await jobs.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="17 2 * * *")
@app.task(name="poros.bersihkan", queueing_lock="poros.bersihkan", pass_context=True)
async def purge(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes it
    """Forget jobs that ended long ago."""
    await context.app.job_manager.delete_old_jobs(
        KEEP_FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
