// pg-boss with large batches, woken by NOTIFY, polling on while batches come back full.
import { PgBoss } from 'pg-boss';

const QUEUE = 'benchmark';
const BATCH = 500;
const WORKERS = 2;

export async function open(url, recorder) {
  const boss = new PgBoss({ connectionString: url, max: 20, useListenNotify: true });
  boss.on('error', console.error);
  let started = false;
  const begin = async () => {
    if (!started) {
      await boss.start();
      started = true;
    }
  };
  await begin();

  const one = async (job) => {
    try {
      await recorder.handle(job.data);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      return { id: job.id, status: 'failed', output: { message: error.message } };
    }
  };

  return {
    install: () => boss.createQueue(QUEUE, { notify: true, retryLimit: 2, retryDelay: 1 }),
    start: () =>
      boss.work(
        QUEUE,
        {
          batchSize: BATCH,
          localConcurrency: WORKERS,
          pollingIntervalSeconds: 0.5,
          burstWhenBatchFull: true,
          // One failure must not fail the whole batch; where none fails, all end together.
          ...(recorder.failsSometimes ? { perJobResults: true } : {}),
        },
        recorder.failsSometimes
          ? (jobs) => Promise.all(jobs.map(one))
          : async (jobs) => {
              await Promise.all(jobs.map((job) => recorder.handle(job.data)));
            },
      ),
    storeAll: (payloads, delaySeconds) => {
      const startAfter = delaySeconds || undefined;
      return boss.insert(QUEUE, payloads.map((data) => ({ data, startAfter })));
    },
    trigger: (payload) => boss.send(QUEUE, payload),
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
