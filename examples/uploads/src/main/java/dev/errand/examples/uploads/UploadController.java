package dev.errand.examples.uploads;

import dev.errand.task.RunNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The application's HTTP face. */
@RestController
class UploadController {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final UploadService service;
  private final UploadRepository repository;
  private final ObjectStore store;
  private final ProcessUploadTask.Stub processUpload;

  UploadController(
      UploadService service,
      UploadRepository repository,
      ObjectStore store,
      ProcessUploadTask.Stub processUpload) {
    this.service = service;
    this.repository = repository;
    this.store = store;
    this.processUpload = processUpload;
  }

  /** Takes a picture and answers at once; the work is done by a run in the background. */
  @PostMapping(path = "/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = JSON)
  ResponseEntity<Accepted> uploadFile(
      @RequestParam MultipartFile file, @RequestParam(defaultValue = "anonymous") String userId)
      throws IOException {
    if (file.isEmpty()) {
      throw badRequest("The file is empty");
    }
    Upload upload = new Upload(UUID.randomUUID(), userId, fileName(file), null);
    // An object store knows no transactions. So the file goes first, under a key of its own: should
    // the transaction fail, it is a file that nobody refers to, and never a reference to no file.
    store.put(upload.originalKey(), file.getBytes(), "application/octet-stream");
    return accept(upload);
  }

  /** Takes the address of a picture, in a form; the task fetches it. */
  @PostMapping(
      path = "/uploads",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      produces = JSON)
  ResponseEntity<Accepted> uploadUrl(
      @RequestParam String fileUrl, @RequestParam(defaultValue = "anonymous") String userId) {
    return uploadUrl(new FileReference(fileUrl, userId));
  }

  /** Takes the address of a picture, in JSON; the task fetches it. */
  @PostMapping(path = "/uploads", consumes = JSON, produces = JSON)
  ResponseEntity<Accepted> uploadUrl(@RequestBody FileReference file) {
    URI address = address(file.fileUrl());
    return accept(
        new Upload(
            UUID.randomUUID(),
            file.userId() == null ? "anonymous" : file.userId(),
            address.toString(),
            address));
  }

  private ResponseEntity<Accepted> accept(Upload upload) {
    UUID runId = service.accept(upload);
    return ResponseEntity.accepted()
        .location(URI.create("/runs/" + runId))
        .body(new Accepted(upload.id(), runId));
  }

  /** How a run goes: its status, and once it has ended its output or error. */
  @GetMapping(path = "/runs/{id}", produces = JSON)
  RunView run(@PathVariable UUID id) {
    try {
      return RunView.of(processUpload.handle(id).retrieve());
    } catch (RunNotFoundException e) {
      throw notFound("There is no run " + id);
    }
  }

  /** An upload with the pictures that were made of it. */
  @GetMapping(path = "/uploads/{id}", produces = JSON)
  UploadView upload(@PathVariable UUID id) {
    return repository
        .find(id)
        .map(
            stored ->
                new UploadView(
                    id,
                    stored.upload().userId(),
                    stored.upload().fileName(),
                    stored.runId(),
                    stored.variants().stream().map(variant -> view(id, variant)).toList()))
        .orElseThrow(() -> notFound("There is no upload " + id));
  }

  private static VariantView view(UUID uploadId, Variant variant) {
    return new VariantView(
        variant.name(),
        variant.width(),
        variant.height(),
        variant.bytes(),
        "/uploads/%s/%s.webp".formatted(uploadId, variant.name()));
  }

  /** Sends the browser to a variant in the object store. */
  @GetMapping("/uploads/{id}/{variant}.webp")
  ResponseEntity<Void> variant(@PathVariable UUID id, @PathVariable String variant) {
    Variant found =
        repository.find(id).stream()
            .flatMap(stored -> stored.variants().stream())
            .filter(candidate -> candidate.name().equals(variant))
            .findFirst()
            .orElseThrow(() -> notFound("There is no variant " + variant + " of upload " + id));
    return ResponseEntity.status(HttpStatus.FOUND).location(store.url(found.key())).build();
  }

  private static String fileName(MultipartFile file) {
    String name = file.getOriginalFilename();
    return StringUtils.hasText(name) ? StringUtils.getFilename(name) : "unnamed file";
  }

  private static URI address(@Nullable String fileUrl) {
    try {
      URI address = URI.create(fileUrl == null ? "" : fileUrl);
      if (RemoteFiles.isFetchable(address)) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw badRequest("fileUrl is not an http or https address: " + fileUrl);
  }

  private static ResponseStatusException badRequest(String detail) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
  }

  private static ResponseStatusException notFound(String detail) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, detail);
  }

  /** The answer to an upload. */
  record Accepted(UUID uploadId, UUID runId) {}

  /** A picture that is to be fetched. */
  record FileReference(@Nullable String fileUrl, @Nullable String userId) {}

  /** What {@code GET /uploads/{id}} shows. */
  record UploadView(
      UUID id, String userId, String fileName, UUID runId, List<VariantView> variants) {}

  /** A variant, and where to see it. */
  record VariantView(String name, int width, int height, int bytes, String url) {}
}
