package dev.errand.processor;

import dev.errand.processor.MessageTest.Case;
import java.util.List;

/** What {@link MessageTest} expects of keys. */
final class KeyCases {

  private static final String TYPES =
      "A key is a String, boolean, char, whole number, enum, UUID, URI, Locale, Currency, or a date or"
          + " time of java.time.";

  private KeyCases() {}

  private static Case expect(Message message, String source, String... texts) {
    return new Case(message, List.of("-Aerrand.preview=silent"), source, List.of(texts));
  }

  static List<Case> all() {
    return List.of(
        expect(
            Message.KEY_SYNTAX,
            """
            class Uploads {
              record Upload(String userId, List<String> tags) {}
              @Task
              @Concurrency(
                  limit = 1,
                  key = "upload.userId()") //!
              @RateLimit(limit = 1, per = "1m", key = "${upload.getUserId()}") //!
              @Idempotent(key = "#upload.userId") //!
              void run(Upload upload) {}
              @Task
              @Idempotent(key = "upload..userId") //!
              void run2(Upload upload) {}
              @Task
              @Idempotent(key = "upload.tags[0]") //!
              void run3(Upload upload) {}
              @Task
              @Idempotent(key = "a + b") //!
              void run4(String a, String b) {}
            }
            """,
            "The key \"upload.userId()\" is no path. Write a parameter's name and, each after a dot, the"
                + " names of properties; no calls, indexes or expressions. Did you mean"
                + " \"upload.userId\"?",
            "The key \"${upload.getUserId()}\" is no path. Write a parameter's name and, each after a dot,"
                + " the names of properties; no calls, indexes or expressions. Did you mean"
                + " \"upload.userId\"?",
            "The key \"#upload.userId\" is no path. Write a parameter's name and, each after a dot, the"
                + " names of properties; no calls, indexes or expressions. Did you mean"
                + " \"upload.userId\"?",
            "The key \"upload..userId\" is no path. Write a parameter's name and, each after a dot, the"
                + " names of properties; no calls, indexes or expressions. Did you mean"
                + " \"upload.userId\"?",
            "The key \"upload.tags[0]\" is no path. Write a parameter's name and, each after a dot, the"
                + " names of properties; no calls, indexes or expressions. Did you mean"
                + " \"upload.tags\"?",
            "The key \"a + b\" is no path. Write a parameter's name and, each after a dot, the names of"
                + " properties; no calls, indexes or expressions."),
        expect(
            Message.KEY_WITHOUT_PAYLOAD,
            """
            class Uploads {
              @Task
              @Idempotent(key = "userId") //!
              void run(TaskContext context) {}
            }
            """,
            "The key \"userId\" can't be computed, since task method run has no payload parameter. Add the"
                + " parameter it is to be read from, or remove the key."),
        expect(
            Message.KEY_SUPPLIED,
            """
            class Uploads {
              record Upload(String userId) {}
              @Task
              @Idempotent(key = "context.runId") //!
              void run(TaskContext context, Upload upload) {}
            }
            """,
            "The key \"context.runId\" starts with context, which the runtime supplies and isn't part of"
                + " the payload. Start with a payload parameter, such as \"upload.userId\"."),
        expect(
            Message.KEY_PARAMETER,
            """
            class Uploads {
              record Upload(String userId) {}
              @Task
              @Idempotent(key = "uplaod.userId") //!
              @Concurrency(limit = 1, key = "userId") //!
              @RateLimit(limit = 1, per = "1m", key = "payload.upload.userId") //!
              void run(Upload upload, int count) {}
              @Task
              @Idempotent(key = "tenant") //!
              void run2(Upload upload) {}
            }
            """,
            "The key \"uplaod.userId\" starts with \"uplaod\", which is no parameter of task method run; it"
                + " has upload, count. Did you mean \"upload.userId\"?",
            "The key \"userId\" starts with \"userId\", which is no parameter of task method run; it has"
                + " upload, count. Did you mean \"upload.userId\"?",
            "The key \"payload.upload.userId\" starts with \"payload\", which is no parameter of task method"
                + " run; it has upload, count. Did you mean \"upload.userId\"?",
            "The key \"tenant\" starts with \"tenant\", which is no parameter of task method run2; it has"
                + " upload."),
        expect(
            Message.KEY_PROPERTY,
            """
            class Uploads {
              record User(String id, String mail) {}
              record Upload(User user, String userId) {}
              static class Bean {
                public String getName() { return ""; }
                void setOther(String other) {}
              }
              @Task
              @Idempotent(key = "upload.userid") //!
              @Concurrency(limit = 1, key = "upload.user.ident") //!
              @RateLimit(limit = 1, per = "1m", key = "bean.getName") //!
              void run(Upload upload, Bean bean) {}
              @Task
              @Idempotent(key = "upload.userId.value") //!
              void run2(Upload upload) {}
              @Task
              @Idempotent(key = "count.value") //!
              void run3(int count) {}
            }
            """,
            "The key \"upload.userid\" can't be read: Uploads.Upload has no property \"userid\"; it has user,"
                + " userId. Did you mean \"upload.userId\"?",
            "The key \"upload.user.ident\" can't be read: Uploads.User has no property \"ident\"; it has id,"
                + " mail.",
            "The key \"bean.getName\" can't be read: Uploads.Bean has no property \"getName\"; it has name."
                + " Did you mean \"bean.name\"?",
            "The key \"upload.userId.value\" can't be read: String has no property \"value\"; it has none.",
            "The key \"count.value\" can't be read: int has no property \"value\"; it has none."),
        expect(
            Message.KEY_HIDDEN,
            """
            class Uploads {
              static class Upload {
                private String userId;
                private String getTenant() { return userId; }
              }
              @Task
              @Idempotent(key = "upload.userId") //!
              @Concurrency(limit = 1, key = "upload.tenant") //!
              void run(Upload upload) {}
            }
            """,
            "The key \"upload.userId\" can't be read: there is a field userId of Uploads.Upload, but"
                + " generated code of the task's package can't access it. Add a getter, or make it"
                + " package-private or public.",
            "The key \"upload.tenant\" can't be read: there is a method getTenant() of Uploads.Upload, but"
                + " generated code of the task's package can't access it. Add a getter, or make it"
                + " package-private or public."),
        expect(
            Message.KEY_THROWS,
            """
            class Uploads {
              static class Upload {
                public String getUserId() throws java.io.IOException { return ""; }
                public String getFine() throws IllegalStateException { return ""; }
              }
              @Task
              @Idempotent(key = "upload.userId") //!
              @Concurrency(limit = 1, key = "upload.fine")
              void run(Upload upload) {}
            }
            """,
            "The key \"upload.userId\" can't be read: getUserId() throws IOException, a checked exception."
                + " Make the key of a property that throws none."),
        expect(
            Message.KEY_TYPE,
            """
            class Uploads {
              record User(String id, double score) {}
              record Upload(User user, List<String> names, Optional<String> maybe) {}
              @Task
              @Idempotent(key = "upload.user") //!
              @Concurrency(limit = 1, key = "upload.user.score") //!
              @RateLimit(limit = 1, per = "1m", key = "upload.names") //!
              void run(Upload upload) {}
              @Task
              @Idempotent(key = "upload.maybe") //!
              void run2(Upload upload) {}
              @Task
              @Idempotent(key = "bytes") //!
              void run3(byte[] bytes) {}
            }
            """,
            "The key \"upload.user\" is of type Uploads.User, which makes no key. "
                + TYPES
                + " Did you mean \"upload.user.id\"?",
            "The key \"upload.user.score\" is of type double, which makes no key. " + TYPES,
            "The key \"upload.names\" is of type List<String>, which makes no key. " + TYPES,
            "The key \"upload.maybe\" is of type Optional<String>, which makes no key. " + TYPES,
            "The key \"bytes\" is of type byte[], which makes no key. " + TYPES));
  }
}
