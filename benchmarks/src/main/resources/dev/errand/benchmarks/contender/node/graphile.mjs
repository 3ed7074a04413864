// Graphile Worker as its page on performance advises: a local queue, ends in batches.
import { Logger, makeWorkerUtils, run } from 'graphile-worker';

const TASK = 'benchmark';
const CONCURRENCY = 24;
const LOCAL_QUEUE = 500;

const logger = new Logger(() => (level, message) => {
  // An attempt that is meant to fail is no news.
  if (level === 'error' && !message.includes('as it should')) {
    console.error(message);
  }
});

export async function open(url, recorder) {
  const utils = await makeWorkerUtils({ connectionString: url, logger });
  let runner;
  return {
    install: () => utils.migrate(),
    start: async () => {
      runner = await run({
        preset: {
          worker: {
            connectionString: url,
            maxPoolSize: 20,
            concurrentJobs: CONCURRENCY,
            localQueue: { size: LOCAL_QUEUE },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        logger,
        noHandleSignals: true,
        taskList: { [TASK]: (payload) => recorder.handle(payload) },
      });
    },
    storeAll: async (payloads, delaySeconds) => {
      const runAt = delaySeconds ? new Date(Date.now() + delaySeconds * 1000) : undefined;
      await utils.addJobs(payloads.map((payload) => ({ identifier: TASK, payload, runAt })));
    },
    trigger: (payload) => utils.addJob(TASK, payload),
    close: async () => {
      await runner?.stop();
      await utils.release();
    },
  };
}
