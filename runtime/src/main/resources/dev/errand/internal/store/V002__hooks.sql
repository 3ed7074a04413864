-- Tasks whose ends call hooks, as workers that have the hooks declare them.
CREATE TABLE errand.hooked_task (
  task    text COLLATE "C" PRIMARY KEY,
  seen_at timestamptz NOT NULL
);

-- Runs that have ended and whose hooks are to be called; written with the end.
CREATE TABLE errand.hook (
  run_id    uuid        PRIMARY KEY,
  since     timestamptz NOT NULL,
  worker_id bigint,                    -- who calls them; null: nobody yet
  task      text COLLATE "C" NOT NULL
);
CREATE INDEX hook_free ON errand.hook (since) WHERE worker_id IS NULL;
CREATE INDEX hook_worker ON errand.hook (worker_id) WHERE worker_id IS NOT NULL;
ALTER TABLE errand.hook SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- Hooks that threw. The run's outcome is what it is all the same.
CREATE TABLE errand.hook_failure (
  run_id    uuid        NOT NULL,
  failed_at timestamptz NOT NULL,
  hook      text        NOT NULL,
  error     json        NOT NULL,
  PRIMARY KEY (run_id, hook)
);
