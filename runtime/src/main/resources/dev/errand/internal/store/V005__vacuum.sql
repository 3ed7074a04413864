-- Giving pages back locks everybody out, here and on standbys, for pages that are needed again soon.
ALTER TABLE errand.ready SET (vacuum_truncate = false);
ALTER TABLE errand.running SET (vacuum_truncate = false);
ALTER TABLE errand.later SET (vacuum_truncate = false);
ALTER TABLE errand.hook SET (vacuum_truncate = false);
ALTER TABLE errand.cancel_request SET (vacuum_truncate = false);
ALTER TABLE errand.run SET (vacuum_truncate = false);
ALTER TABLE errand.run_end SET (vacuum_truncate = false);
ALTER TABLE errand.attempt SET (vacuum_truncate = false);
ALTER TABLE errand.run_metadata SET (vacuum_truncate = false);
ALTER TABLE errand.hook_failure SET (vacuum_truncate = false);

-- A session keeps a prepared statement's plan. One made while a table has a few pages would read the
-- table whole, and still do so when it has grown to millions of rows. So each begins with about 150
-- pages, which are never given back: from there on every plan goes by index.
ALTER TABLE errand.ready SET (fillfactor = 10);
INSERT INTO errand.ready (run_id, seq, priority, attempt, queue, task) OVERRIDING SYSTEM VALUE
  SELECT gen_random_uuid(), -i, 0, 0, '', '' FROM generate_series(1, 1500) i;
DELETE FROM errand.ready WHERE seq < 0;
ALTER TABLE errand.ready RESET (fillfactor);

ALTER TABLE errand.running SET (fillfactor = 10);
INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts)
  SELECT gen_random_uuid(), 0, -1, '-infinity', 0, 0 FROM generate_series(1, 1500) i;
DELETE FROM errand.running WHERE worker_id = -1;
ALTER TABLE errand.running RESET (fillfactor);

ALTER TABLE errand.later SET (fillfactor = 10);
INSERT INTO errand.later (run_id, run_at, attempt)
  SELECT gen_random_uuid(), '-infinity', 0 FROM generate_series(1, 1800) i;
DELETE FROM errand.later WHERE run_at = '-infinity';
ALTER TABLE errand.later RESET (fillfactor);

ALTER TABLE errand.hook SET (fillfactor = 10);
INSERT INTO errand.hook (run_id, since, task)
  SELECT gen_random_uuid(), '-infinity', '' FROM generate_series(1, 1800) i;
DELETE FROM errand.hook WHERE since = '-infinity';
ALTER TABLE errand.hook RESET (fillfactor);

ALTER TABLE errand.cancel_request SET (fillfactor = 10);
INSERT INTO errand.cancel_request (run_id, requested_at)
  SELECT gen_random_uuid(), '-infinity' FROM generate_series(1, 2000) i;
DELETE FROM errand.cancel_request WHERE requested_at = '-infinity';
ALTER TABLE errand.cancel_request RESET (fillfactor);

ALTER TABLE errand.run SET (fillfactor = 10);
INSERT INTO errand.run (id, created_at, priority, task, queue, payload)
  SELECT gen_random_uuid(), '-infinity', 0, '', '', 'null' FROM generate_series(1, 1500) i;
DELETE FROM errand.run WHERE created_at = '-infinity';
ALTER TABLE errand.run RESET (fillfactor);

ALTER TABLE errand.run_end SET (fillfactor = 10);
INSERT INTO errand.run_end (run_id, ended_at, attempt, status)
  SELECT gen_random_uuid(), '-infinity', 0, 'COMPLETED' FROM generate_series(1, 1500) i;
DELETE FROM errand.run_end WHERE ended_at = '-infinity';
ALTER TABLE errand.run_end RESET (fillfactor);

ALTER TABLE errand.attempt SET (fillfactor = 10);
INSERT INTO errand.attempt (run_id, attempt, started_at, ended_at, worker_id, error)
  SELECT gen_random_uuid(), 0, '-infinity', '-infinity', 0, 'null' FROM generate_series(1, 1500) i;
DELETE FROM errand.attempt WHERE started_at = '-infinity';
ALTER TABLE errand.attempt RESET (fillfactor);

ALTER TABLE errand.run_metadata SET (fillfactor = 10);
INSERT INTO errand.run_metadata (run_id, updated_at, value)
  SELECT gen_random_uuid(), '-infinity', 'null' FROM generate_series(1, 1800) i;
DELETE FROM errand.run_metadata WHERE updated_at = '-infinity';
ALTER TABLE errand.run_metadata SET (fillfactor = 70);

ALTER TABLE errand.hook_failure SET (fillfactor = 10);
INSERT INTO errand.hook_failure (run_id, failed_at, hook, error)
  SELECT gen_random_uuid(), '-infinity', '', 'null' FROM generate_series(1, 1800) i;
DELETE FROM errand.hook_failure WHERE failed_at = '-infinity';
ALTER TABLE errand.hook_failure RESET (fillfactor);

-- What isn't collected can't be wrong: how queues were filled an hour ago says nothing of now, and
-- lets the planner read and sort a whole queue where its order is to be followed.
ALTER TABLE errand.ready
  ALTER run_id SET STATISTICS 0, ALTER seq SET STATISTICS 0, ALTER expires_at SET STATISTICS 0,
  ALTER priority SET STATISTICS 0, ALTER attempt SET STATISTICS 0, ALTER queue SET STATISTICS 0,
  ALTER task SET STATISTICS 0;
ALTER INDEX errand.ready_order ALTER COLUMN 2 SET STATISTICS 0;
ALTER TABLE errand.running
  ALTER run_id SET STATISTICS 0, ALTER ticket SET STATISTICS 0, ALTER worker_id SET STATISTICS 0,
  ALTER since SET STATISTICS 0, ALTER attempt SET STATISTICS 0, ALTER max_attempts SET STATISTICS 0;
ALTER TABLE errand.later
  ALTER run_id SET STATISTICS 0, ALTER run_at SET STATISTICS 0, ALTER attempt SET STATISTICS 0;
ALTER TABLE errand.hook ALTER run_id SET STATISTICS 0, ALTER since SET STATISTICS 0;
