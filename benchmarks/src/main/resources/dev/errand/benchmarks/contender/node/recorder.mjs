// What every run does, and how often and when each began.
import pg from 'pg';

const FAILING = 100;
const INSERT =
  'INSERT INTO application_row (number, customer, subject, amount, text) VALUES ($1, $2, $3, $4, $5)';

export class Recorder {
  #work;
  #pool;
  #waiting = new Map();

  constructor(work, runs, url) {
    this.#work = work;
    this.counts = new Uint8Array(runs);
    this.starts = new Float64Array(runs);
    this.begun = 0;
    this.failsSometimes = work === 'FAIL_SOMETIMES';
    if (work === 'INSERT_ROW') {
      this.#pool = new pg.Pool({ connectionString: url, max: 10 });
    }
  }

  // Awaited only where there is something to await.
  handle(payload) {
    const number = payload.number;
    if (this.counts[number]++ === 0) {
      this.starts[number] = performance.now();
      this.begun++;
    }
    const waiting = this.#waiting.get(number);
    if (waiting) {
      this.#waiting.delete(number);
      waiting(this.starts[number]);
    }
    if (this.failsSometimes && number % FAILING === 0 && this.counts[number] === 1) {
      throw new Error(`Run ${number} fails at its first attempt, as it should`);
    }
    return this.#pool ? this.#insert(payload) : undefined;
  }

  #insert({ number, customer, subject, amount, text }) {
    return this.#pool.query({
      name: 'insert',
      text: INSERT,
      values: [number, customer, subject, amount, text],
    });
  }

  // Resolves when the run begins; to be asked before it is triggered.
  startOf(number) {
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  }

  async close() {
    await this.#pool?.end();
  }
}
