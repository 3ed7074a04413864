package dev.errand.examples.uploads;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The application's own tables, {@code upload} and {@code variant}; see {@code schema.sql}. */
@Repository
class UploadRepository {

  private final JdbcClient jdbc;

  UploadRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an upload, with the run that processes it. */
  void add(Upload upload, UUID runId) {
    jdbc.sql(
            """
            INSERT INTO upload (id, user_id, file_name, file_url, run_id)
            VALUES (:id, :userId, :fileName, :fileUrl, :runId)
            """)
        .param("id", upload.id())
        .param("userId", upload.userId())
        .param("fileName", upload.fileName())
        .param("fileUrl", upload.fileUrl() == null ? null : upload.fileUrl().toString())
        .param("runId", runId)
        .update();
  }

  /** Records an upload's variants, all or none, in place of those that an earlier attempt made. */
  @Transactional
  public void recordVariants(UUID uploadId, List<Variant> variants) {
    for (Variant variant : variants) {
      jdbc.sql(
              """
              INSERT INTO variant (upload_id, name, width, height, bytes, object_key)
              VALUES (:uploadId, :name, :width, :height, :bytes, :key)
              ON CONFLICT (upload_id, name) DO UPDATE
              SET width = excluded.width, height = excluded.height, bytes = excluded.bytes,
                  object_key = excluded.object_key
              """)
          .param("uploadId", uploadId)
          .param("name", variant.name())
          .param("width", variant.width())
          .param("height", variant.height())
          .param("bytes", variant.bytes())
          .param("key", variant.key())
          .update();
    }
  }

  /** An upload with what was made of it so far. */
  Optional<StoredUpload> find(UUID id) {
    return jdbc.sql("SELECT id, user_id, file_name, file_url, run_id FROM upload WHERE id = :id")
        .param("id", id)
        .query(
            (row, number) ->
                new StoredUpload(
                    new Upload(
                        row.getObject("id", UUID.class),
                        row.getString("user_id"),
                        row.getString("file_name"),
                        uri(row.getString("file_url"))),
                    row.getObject("run_id", UUID.class),
                    variants(id)))
        .optional();
  }

  private List<Variant> variants(UUID uploadId) {
    return jdbc.sql(
            """
            SELECT name, width, height, bytes, object_key AS key
            FROM variant WHERE upload_id = :uploadId ORDER BY width, name
            """)
        .param("uploadId", uploadId)
        .query(Variant.class)
        .list();
  }

  private static @Nullable URI uri(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }

  /** An upload as the two tables have it. */
  record StoredUpload(Upload upload, UUID runId, List<Variant> variants) {}
}
