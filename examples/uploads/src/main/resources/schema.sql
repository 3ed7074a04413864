-- The application's own tables. Errand keeps its tables in the schema "errand" of the same database,
-- so that one transaction covers both.

CREATE TABLE IF NOT EXISTS upload (
  id         uuid PRIMARY KEY,
  user_id    text NOT NULL,
  file_name  text NOT NULL,
  file_url   text,
  run_id     uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS variant (
  upload_id  uuid NOT NULL REFERENCES upload ON DELETE CASCADE,
  name       text NOT NULL,
  width      int NOT NULL,
  height     int NOT NULL,
  bytes      int NOT NULL,
  object_key text NOT NULL,
  PRIMARY KEY (upload_id, name)
);
