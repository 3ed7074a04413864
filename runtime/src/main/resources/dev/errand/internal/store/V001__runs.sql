-- Where a run is, is its state: its immutable part is written once to "run"; one narrow row says
-- where it is now and moves between ready, later and running; its end is written once to "run_end".

CREATE TABLE errand.run (
  id              uuid        PRIMARY KEY,
  created_at      timestamptz NOT NULL,
  priority        smallint    NOT NULL,
  max_attempts    smallint,            -- of the trigger; otherwise the task's own counts
  max_duration_ms bigint,              -- likewise
  ttl_ms          bigint,
  task            text COLLATE "C" NOT NULL,
  queue           text COLLATE "C" NOT NULL,
  payload         json        NOT NULL,
  tags            text[],
  metadata        json,                -- of the trigger; what the task notes is in run_metadata
  parent_id       uuid,
  parent_position integer,             -- which of the parent's awaited children this is
  batch_id        uuid,
  batch_position  integer,
  trace_context   text
);
CREATE INDEX run_tags ON errand.run USING gin (tags) WHERE tags IS NOT NULL;
CREATE INDEX run_parent ON errand.run (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX run_child ON errand.run (parent_id, parent_position)
  WHERE parent_position IS NOT NULL;
CREATE INDEX run_batch ON errand.run (batch_id, batch_position) WHERE batch_id IS NOT NULL;

-- Due, and waiting for a worker.
CREATE TABLE errand.ready (
  run_id     uuid     PRIMARY KEY,
  seq        bigint   GENERATED ALWAYS AS IDENTITY,
  expires_at timestamptz,              -- only before the first start of a run with a ttl
  priority   smallint NOT NULL,
  attempt    smallint NOT NULL,        -- attempts started so far
  queue      text COLLATE "C" NOT NULL,
  task       text COLLATE "C" NOT NULL
);
-- As -priority, the order rises all along, so that a claim can begin at a place in it.
CREATE UNIQUE INDEX ready_order ON errand.ready (queue, (-priority::integer), seq);
CREATE INDEX ready_expiry ON errand.ready (expires_at) WHERE expires_at IS NOT NULL;

-- Not due yet: delayed, or between attempts.
CREATE TABLE errand.later (
  run_id  uuid        PRIMARY KEY,
  run_at  timestamptz NOT NULL,
  attempt smallint    NOT NULL
);
CREATE INDEX later_run_at ON errand.later (run_at);

-- Claimed by a worker. The ticket is the fence: who doesn't hold it records nothing.
CREATE TABLE errand.running (
  run_id       uuid        PRIMARY KEY,
  ticket       bigint      NOT NULL,
  worker_id    bigint      NOT NULL,
  since        timestamptz NOT NULL,
  attempt      smallint    NOT NULL,   -- this attempt, from 1
  max_attempts smallint    NOT NULL    -- of the task, as the claiming worker knows it
);

CREATE TABLE errand.run_end (
  run_id     uuid        PRIMARY KEY,
  started_at timestamptz,              -- of the last attempt; null if there was none
  ended_at   timestamptz NOT NULL,
  attempt    smallint    NOT NULL,
  status     text COLLATE "C" NOT NULL CHECK (
    status IN ('COMPLETED', 'FAILED', 'CANCELED', 'TIMED_OUT', 'EXPIRED', 'CRASHED')),
  output     json,
  error      json
);

-- Attempts that failed and were followed, or could have been followed, by another.
CREATE TABLE errand.attempt (
  run_id     uuid        NOT NULL,
  attempt    smallint    NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz NOT NULL,
  worker_id  bigint      NOT NULL,
  error      json        NOT NULL,
  PRIMARY KEY (run_id, attempt)
);

-- What tasks have noted about their runs.
CREATE TABLE errand.run_metadata (
  run_id     uuid        PRIMARY KEY,
  updated_at timestamptz NOT NULL,
  value      json        NOT NULL
) WITH (fillfactor = 70);

-- Somebody wants the run to stop. Kept until the run has ended.
CREATE TABLE errand.cancel_request (
  run_id       uuid        PRIMARY KEY,
  requested_at timestamptz NOT NULL
);

-- A worker's lease. Never upserted, and no id is used twice.
CREATE TABLE errand.worker (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  name       text        NOT NULL,
  places     integer     NOT NULL,
  tasks      text[]      NOT NULL,
  queues     text[]                    -- null: every queue
) WITH (fillfactor = 50);

-- Who looks after the whole: reaping, sweeping.
CREATE TABLE errand.duty (
  name       text        PRIMARY KEY,
  worker_id  bigint,
  expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);
INSERT INTO errand.duty (name, expires_at) VALUES ('upkeep', '-infinity');

-- Rows here come and go; vacuum has to follow their number, not their share. It doesn't give pages
-- back: that takes an exclusive lock, and a plan made for a table without pages reads all of it later.
ALTER TABLE errand.ready SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, vacuum_truncate = off);
ALTER TABLE errand.running SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, vacuum_truncate = off);
ALTER TABLE errand.later SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, vacuum_truncate = off);
