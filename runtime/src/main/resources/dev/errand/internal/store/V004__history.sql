-- Ended runs stay until their retention is over; until then they are listed and counted.

-- Every run is in exactly one of these: most queues are their task's own. As a plain equality the
-- condition would be lost among others: the planner only keeps task = x and queue = x of them.
CREATE INDEX run_task ON errand.run (task, id) WHERE (queue = task) IS TRUE;
CREATE INDEX run_queue ON errand.run (queue, task, id) WHERE queue <> task;

-- The ids of a batch grow with the position.
CREATE INDEX run_batch_id ON errand.run (batch_id, id) WHERE batch_id IS NOT NULL;
DROP INDEX errand.run_batch;

-- In the order of ids, which an inverted index doesn't have.
CREATE TABLE errand.run_tag (
  tag    text COLLATE "C" NOT NULL,
  run_id uuid NOT NULL,
  PRIMARY KEY (tag, run_id)
);
DROP INDEX errand.run_tags;

-- Triggers, so that runs which nodes of an earlier release store and end are found as well; they
-- cost runs without tags, and those that complete, nothing but the condition.
CREATE FUNCTION errand.note_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM errand.run_tag WHERE tag = ANY (OLD.tags) AND run_id = OLD.id;
  END IF;
  INSERT INTO errand.run_tag (tag, run_id)
  SELECT DISTINCT tag, NEW.id FROM unnest(NEW.tags) AS t(tag)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER note_tags AFTER INSERT ON errand.run
  FOR EACH ROW WHEN (NEW.tags IS NOT NULL) EXECUTE FUNCTION errand.note_tags();
-- A debounced run takes over what it is triggered with again.
CREATE TRIGGER note_other_tags AFTER UPDATE OF tags ON errand.run
  FOR EACH ROW WHEN (NEW.tags IS DISTINCT FROM OLD.tags) EXECUTE FUNCTION errand.note_tags();
INSERT INTO errand.run_tag (tag, run_id)
SELECT DISTINCT t.tag, r.id FROM errand.run r CROSS JOIN unnest(r.tags) AS t(tag);

-- Runs that ended, but didn't complete: few of all, and those that people look for.
CREATE TABLE errand.uncompleted (
  run_id uuid NOT NULL,
  status text COLLATE "C" NOT NULL,
  task   text COLLATE "C" NOT NULL,
  queue  text COLLATE "C" NOT NULL,
  PRIMARY KEY (status, run_id)
);
CREATE INDEX uncompleted_task ON errand.uncompleted (status, task, run_id);
CREATE INDEX uncompleted_queue ON errand.uncompleted (status, queue, run_id);

CREATE FUNCTION errand.note_uncompleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO errand.uncompleted (run_id, status, task, queue)
  SELECT NEW.run_id, NEW.status, r.task, r.queue FROM errand.run r WHERE r.id = NEW.run_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER note_uncompleted AFTER INSERT ON errand.run_end
  FOR EACH ROW WHEN (NEW.status <> 'COMPLETED') EXECUTE FUNCTION errand.note_uncompleted();
INSERT INTO errand.uncompleted (run_id, status, task, queue)
SELECT e.run_id, e.status, r.task, r.queue
FROM errand.run_end e
JOIN errand.run r ON r.id = e.run_id
WHERE e.status <> 'COMPLETED';

-- How many ended runs there were when they were last counted.
CREATE TABLE errand.run_count (
  task       text COLLATE "C" NOT NULL,
  status     text COLLATE "C" NOT NULL,
  runs       bigint           NOT NULL,
  counted_at timestamptz      NOT NULL,
  PRIMARY KEY (task, status)
) WITH (fillfactor = 50);
