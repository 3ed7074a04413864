-- Which run answers for a task's idempotency key. The row outlives its run where retention removes it.
CREATE TABLE errand.idempotency_key (
  hash       uuid        PRIMARY KEY,  -- of task and key: a key may be longer than an index takes
  run_id     uuid        NOT NULL,
  expires_at timestamptz NOT NULL,
  task       text COLLATE "C" NOT NULL,
  key        text COLLATE "C" NOT NULL
);
CREATE INDEX idempotency_key_expiry ON errand.idempotency_key (expires_at);
CREATE INDEX idempotency_key_run ON errand.idempotency_key (run_id);

-- Which run further triggers with a debounce key go into, as long as it is delayed.
CREATE TABLE errand.debounce_key (
  hash     uuid        PRIMARY KEY,
  run_id   uuid        NOT NULL,
  first_at timestamptz NOT NULL,       -- of the run's first trigger
  run_at   timestamptz NOT NULL,       -- when it was due, as of its last trigger
  task     text COLLATE "C" NOT NULL,
  key      text COLLATE "C" NOT NULL
);
CREATE INDEX debounce_key_due ON errand.debounce_key (run_at);
