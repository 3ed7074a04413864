// The other end of a RemoteSession: reads a line for each call, answers each with a line.
// Arguments: the library's module, the database, the work, the number of runs.
import { createInterface } from 'node:readline';
import { Recorder } from './recorder.mjs';

const SIZES = {
  SMALL:
    'A text that is just long enough to bring the whole payload to about two hundred bytes of' +
    ' JSON in the end.',
  LARGE: 'One of many lines of an order, which has forty. '.repeat(39),
};
const BATCH = 1000;
const RESULTS = new Set(['idle', 'load', 'begun', 'executions', 'heap']);
const LOAD_PATIENCE_MS = 120_000;

// Whatever a library prints must not be taken for an answer.
const answer = (text) => process.stdout.write(text + '\n');
console.log = console.info = console.debug = console.error;

const [name, url, work, runs] = process.argv.slice(2);
const { open } = await import(`./${name}.mjs`);
const recorder = new Recorder(work, Number(runs), url);
const library = await open(url, recorder);

const payload = (number, size) => ({
  number,
  customer: `customer-${number % 1000}`,
  subject: 'Your order is ready',
  amount: 129.95,
  text: SIZES[size],
});
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function store(first, count, size, delaySeconds) {
  for (let from = first; from < first + count; from += BATCH) {
    const batch = [];
    for (let number = from; number < Math.min(first + count, from + BATCH); number++) {
      batch.push(payload(number, size));
    }
    await library.storeAll(batch, delaySeconds);
  }
}

async function trigger(threads, each) {
  const thread = async (first) => {
    for (let number = first; number < first + each; number++) {
      await library.trigger(payload(number, 'SMALL'));
    }
  };
  await Promise.all(Array.from({ length: threads }, (_, i) => thread(i * each)));
}

async function idle(warmUp, samples, limitMs) {
  const latencies = [];
  const end = performance.now() + limitMs;
  for (let run = 0; run < warmUp + samples && performance.now() < end; run++) {
    await sleep(10 + Math.random() * 40);
    const started = recorder.startOf(run);
    const call = performance.now();
    await library.trigger(payload(run, 'SMALL'));
    const returned = performance.now();
    const start = await started;
    if (run >= warmUp || performance.now() - call > limitMs / warmUp) {
      latencies.push(start - call, start - returned);
    }
  }
  return latencies.join(' ');
}

async function load(perSecond, count) {
  const begin = performance.now();
  const due = (run) => begin + (run * 1000) / perSecond;
  const returned = new Float64Array(count);
  const triggers = [];
  for (let run = 0; run < count; run++) {
    const left = due(run) - performance.now();
    if (left > 0) {
      await sleep(left);
    }
    triggers.push(
      library.trigger(payload(run, 'SMALL')).then(() => {
        returned[run] = performance.now();
      }),
    );
  }
  await Promise.all(triggers);
  const end = performance.now() + LOAD_PATIENCE_MS;
  while (recorder.begun < count) {
    if (performance.now() > end) {
      throw new Error(`${count - recorder.begun} runs of ${count} don't begin`);
    }
    await sleep(1);
  }
  const latencies = [];
  for (let run = 0; run < count; run++) {
    latencies.push(recorder.starts[run] - due(run), recorder.starts[run] - returned[run]);
  }
  return latencies.join(' ');
}

const commands = {
  hello: () => '',
  install: () => library.install(),
  // Who has no runs to execute only stores.
  start: () => (Number(runs) > 0 ? library.start() : ''),
  store: (first, count, size, delay) => store(Number(first), Number(count), size, Number(delay)),
  trigger: (threads, each) => trigger(Number(threads), Number(each)),
  idle: (warmUp, samples, limit) => idle(Number(warmUp), Number(samples), Number(limit)),
  load: (perSecond, count) => load(Number(perSecond), Number(count)),
  begun: () => recorder.begun,
  executions: () => Buffer.from(recorder.counts).toString('base64'),
  heap: () => -1,
};

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'close') {
    break;
  }
  const [command, ...words] = line.split(' ');
  try {
    const result = await commands[command](...words);
    answer('ok ' + (RESULTS.has(command) ? result : ''));
  } catch (error) {
    console.error(error);
    answer(String(error).replaceAll('\n', ' '));
  }
}
await library.close();
await recorder.close();
answer('ok');
process.exit(0);
