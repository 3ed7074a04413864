package dev.errand.processor;

import dev.errand.processor.MessageTest.Case;
import java.util.List;
import java.util.Set;

/** What {@link MessageTest} expects. */
final class MessageCases {

  /** They need more than sources: another processor, a module, a class path, a full disk. */
  static final Set<Message> TESTED_ELSEWHERE =
      Set.of(
          Message.UNNAMED_PACKAGE,
          Message.MISSING_TYPE,
          Message.NO_LOMBOK,
          Message.NO_RUNTIME,
          Message.NO_PROVIDES,
          Message.CANNOT_WRITE);

  private MessageCases() {}

  static Case expect(Message message, String source, String... texts) {
    return new Case(message, List.of("-Aerrand.preview=silent"), source, List.of(texts));
  }

  static List<Case> methods() {
    return List.of(
        expect(
            Message.PRIVATE_METHOD,
            """
            class Uploads {
              @Task private void run() {} //!
            }
            """,
            "Task method run is private, so generated code can't call it. Remove \"private\";"
                + " package-private is enough."),
        expect(
            Message.ABSTRACT_METHOD,
            """
            abstract class Uploads {
              @Task abstract void run(); //!
            }
            """,
            "Task method run is an abstract method of a class. Put @Task on a method with a body,"
                + " or on a method of an interface."),
        expect(
            Message.GENERIC_METHOD,
            """
            class Uploads {
              @Task <T> T run(T value) { return value; } //!
            }
            """,
            "Task method run has type parameters, so the types of its parameters aren't known. Write the"
                + " types out, such as String in place of T."),
        expect(
            Message.PRIVATE_CLASS,
            """
            class Uploads {
              private static class Hidden {
                static class Inside {
                  @Task void run() {} //!
                }
              }
            }
            """,
            "Task method run is in private class Hidden, so generated code can't call it. Remove"
                + " \"private\"; package-private is enough."),
        expect(
            Message.INNER_CLASS,
            """
            class Uploads {
              class Inner {
                @Task void run() {} //!
                @Task static void fine() {}
              }
            }
            """,
            "Task method run is an instance method of inner class Inner, whose instances belong to"
                + " one of another class. Make Inner static, or the method."),
        expect(
            Message.NO_TASK,
            """
            class Uploads {
              @Retry //!
              void retry() {}

              @Cron("@daily") //!
              void cron() {}

              @Cron("@daily") @Cron("@hourly") void crons() {} //!
            }
            """,
            "@Retry says something about a task, but retry is none. Add @Task to the method, or"
                + " remove @Retry.",
            "@Cron says something about a task, but cron is none. Add @Task to the method, or"
                + " remove @Cron.",
            "@Cron says something about a task, but crons is none. Add @Task to the method, or"
                + " remove @Cron."),
        expect(
            Message.NO_TASK,
            """
            class Uploads {
              @Concurrency(limit = 1) //!
              void one() {}
              @Concurrency(limit = 1) @Concurrency(limit = 1, key = "a") void two(String a) {} //!
              @RateLimit(limit = 1, per = "1m") //!
              void three() {}
              @Idempotent(key = "a") //!
              void four(String a) {}
            }
            """,
            "@Concurrency says something about a task, but one is none. Add @Task to the method, or"
                + " remove @Concurrency.",
            "@Concurrency says something about a task, but two is none. Add @Task to the method, or"
                + " remove @Concurrency.",
            "@RateLimit says something about a task, but three is none. Add @Task to the method, or"
                + " remove @RateLimit.",
            "@Idempotent says something about a task, but four is none. Add @Task to the method, or"
                + " remove @Idempotent."));
  }

  static List<Case> types() {
    return List.of(
        expect(
            Message.TYPE_VARIABLE,
            """
            class Uploads<T> {
              @Task
              T run( //!
                  List<T> value) { return null; } //!
            }
            """,
            "The return type of task method run has type T, which contains type variable T, so JSON"
                + " can't be read into it. Write the type out, in a subclass if need be.",
            "Parameter value of task method run has type java.util.List<T>, which contains type"
                + " variable T, so JSON can't be read into it. Write the type out, in a subclass if"
                + " need be."),
        expect(
            Message.INACCESSIBLE_TYPE,
            """
            class Uploads {
              private record Hidden() {}
              private static class HiddenException extends Exception {}
              @Task
              void run(
                  List<Hidden> value) {} //!
              @Task
              Hidden run2() { return null; } //!
              @Task
              @Retry(
                  abortOn = {Error.class, HiddenException.class}) //!
              void run3() {}
            }
            """,
            "Parameter value of task method run has type java.util.List<com.acme.Uploads.Hidden>,"
                + " but Hidden can't be accessed from package com.acme, where generated code is. Make"
                + " it public or package-private.",
            "The return type of task method run2 has type com.acme.Uploads.Hidden, but Hidden can't"
                + " be accessed from package com.acme, where generated code is. Make it public or"
                + " package-private.",
            "abortOn of task method run3 has type com.acme.Uploads.HiddenException, but"
                + " HiddenException can't be accessed from package com.acme, where generated code is. Make"
                + " it public or package-private."),
        expect(
            Message.INNER_TYPE,
            """
            class Uploads {
              class Inner {}
              @Task void run(Inner value) {} //!
            }
            """,
            "Parameter value of task method run has type com.acme.Uploads.Inner, but Inner is an"
                + " inner class, which JSON can't be read into. Make it static."),
        expect(
            Message.RESERVED_PARAMETER,
            """
            class Uploads {
              @Task
              void run(
                  int wait, //!
                  String hashCode) {} //!
            }
            """,
            "Parameter wait of task method run can't be named so, since a record has a method of"
                + " that name. Rename it, to \"waitValue\" for instance.",
            "Parameter hashCode of task method run can't be named so, since a record has a method of"
                + " that name. Rename it, to \"hashCodeValue\" for instance."),
        expect(
            Message.TWO_SUPPLIED,
            """
            class Uploads {
              @Task
              void run(
                  TaskContext one, CronTick tick,
                  TaskContext two, //!
                  CronTick tock) {} //!
            }
            """,
            "Task method run has more than one parameter of type TaskContext. Remove all but one;"
                + " they would be the same object.",
            "Task method run has more than one parameter of type CronTick. Remove all but one; they"
                + " would be the same object."));
  }

  static List<Case> names() {
    String longId = "a".repeat(201);
    return List.of(
        expect(
            Message.BAD_ID,
            """
            class Uploads {
              @Task(
                  queue = "q",
                  id = "process upload!") //!
              void run() {}
              @Task(id = "  ") //!
              void run2() {}
              @Task(id = "%s") //!
              void run3() {}
            }
            """
                .formatted(longId),
            "\"process upload!\" is not a task id: it contains a space. An id has 1 to 200 of the"
                + " characters a-z A-Z 0-9 - _ . : /; for instance \"process-upload\".",
            "\"  \" is not a task id: it is blank. An id has 1 to 200 of the characters a-z A-Z 0-9 -"
                + " _ . : /.",
            "\"%s…\" is not a task id: it has 201 characters. An id has 1 to 200 of the characters a-z A-Z 0-9 - _ . : /; for instance \"%s…\"."
                .formatted("a".repeat(80), "a".repeat(80))),
        expect(
            Message.BAD_ID,
            """
            class Uploads {
              @OnSuccess("not fine") //!
              void run() {}
            }
            """,
            "\"not fine\" is not a task id: it contains a space. An id has 1 to 200 of the characters"
                + " a-z A-Z 0-9 - _ . : /; for instance \"not-fine\"."),
        expect(
            Message.BAD_ID,
            """
            class Uploads {
              @Task(id = "überprüfe-größe") //!
              void run() {}
            }
            """,
            "\"überprüfe-größe\" is not a task id: it contains \"ü\". An id has 1 to 200 of the"
                + " characters a-z A-Z 0-9 - _ . : /; for instance \"uberprufe-grosse\"."),
        expect(
            Message.BAD_DEFAULT_ID,
            """
            class Uploads {
              @Task //!
              void run$All() {}
            }
            """,
            "Task method run$All would get the id \"run$all\", but it contains \"$\". Give it one with"
                + " @Task(id = \"run-all\")."),
        expect(
            Message.DUPLICATE_ID,
            """
            class Uploads {
              @Task(
                  id = "run-all") //!
              void run() {}
            }
            ---
            class Orders {



              @Task(className = "Other") //!
              void runAll() {}
            }
            """,
            "The task id \"run-all\" of com.acme.Uploads.run is also that of com.acme.Orders.runAll."
                + " Give one of them another id with @Task(id = …).",
            "The task id \"run-all\" of com.acme.Orders.runAll is also that of com.acme.Uploads.run."
                + " Give one of them another id with @Task(id = …)."),
        expect(
            Message.DUPLICATE_ID,
            """
            class Uploads {
              @Task(id = "all") void one() {} //!
              @Task(id = "all") void two() {} //!
              @Task(id = "all") void three() {} //!
            }
            """,
            "The task id \"all\" of com.acme.Uploads.one is also that of com.acme.Uploads.two. Give one"
                + " of them another id with @Task(id = …).",
            "The task id \"all\" of com.acme.Uploads.two is also that of com.acme.Uploads.one. Give one"
                + " of them another id with @Task(id = …).",
            "The task id \"all\" of com.acme.Uploads.three is also that of com.acme.Uploads.one. Give"
                + " one of them another id with @Task(id = …)."),
        expect(
            Message.DUPLICATE_ID,
            """
            class Uploads {
              @Task(className = "One") void run(int count) {} //!
              @Task(className = "Two") void run(List<String> names, int count) {} //!
            }
            """,
            "The task id \"run\" of com.acme.Uploads.run(int) is also that of"
                + " com.acme.Uploads.run(List<String>, int). Give one of them another id with"
                + " @Task(id = …).",
            "The task id \"run\" of com.acme.Uploads.run(List<String>, int) is also that of"
                + " com.acme.Uploads.run(int). Give one of them another id with @Task(id = …)."),
        expect(
            Message.BAD_CLASS_NAME,
            """
            class Uploads {
              @Task(className = "com.acme.process-upload") //!
              void run() {}
              @Task(className = "class") //!
              void run2() {}
              @Task(className = "%") //!
              void run3() {}
            }
            """,
            "\"com.acme.process-upload\" is not a simple class name. Write one without a package, such"
                + " as \"ProcessUpload\".",
            "\"class\" is not a simple class name. Write one without a package, such as \"Class\".",
            "\"%\" is not a simple class name."),
        expect(
            Message.RESERVED_CLASS_NAME,
            """
            class Uploads {
              @Task(className = "Payload") //!
              void run() {}
            }
            """,
            "The stub can't be called Payload, since a class nested in it has that name. Choose"
                + " another className, such as \"PayloadTask\"."),
        expect(
            Message.HIDES_JAVA_LANG,
            """
            class Uploads {
              @Task(className = "Thread") //!
              void run() {}
            }
            """,
            "The stub can't be called Thread, since in its package that would hide java.lang.Thread."
                + " Choose another className, such as \"ThreadTask\"."),
        expect(
            Message.CLASS_NAME_TAKEN,
            """
            class Uploads {
              @Task //!
              void process() {}
              @Task(
                  className = "Uploads") //!
              void process2() {}
            }
            ---
            class ProcessTask {}
            """,
            "The stub of task method process would be com.acme.ProcessTask, but there already is a"
                + " type of that name. Choose another with @Task(className = …).",
            "The stub of task method process2 would be com.acme.Uploads, but there already is a type"
                + " of that name. Choose another with @Task(className = …)."),
        expect(
            Message.CLASS_NAME_CLASH,
            """
            class Uploads {
              @Task(id = "one") void run() {} //!
              @Task(id = "two",
                  className = "RunTask") //!
              void walk() {}
            }
            """,
            "The stub of task method run would be com.acme.RunTask, but so would that of"
                + " com.acme.Uploads.walk. Give one of them another with @Task(className = …).",
            "The stub of task method walk would be com.acme.RunTask, but so would that of"
                + " com.acme.Uploads.run. Give one of them another with @Task(className = …)."),
        expect(
            Message.OVERLOADED,
            """
            class Uploads {
              @Task(id = "one") void run(int i) {} //!
              @Task(id = "two") void run(long i) {} //!
            }
            """,
            "Task method run is overloaded by another task method, and both stubs would be"
                + " com.acme.RunTask. Give one of them another with @Task(className = …).",
            "Task method run is overloaded by another task method, and both stubs would be"
                + " com.acme.RunTask. Give one of them another with @Task(className = …)."),
        expect(
            Message.BLANK_NAME,
            """
            class Uploads {
              @Task(
                  machine = "\\t", //!
                  queue = " ") //!
              void run() {}
            }
            """,
            "The machine must not be blank. Leave it out for any worker.",
            "The queue must not be blank. Leave it out for a queue named as the task's id."),
        expect(
            Message.BAD_NAME,
            """
            class Uploads {
              @Task(queue = "q\\0q") //!
              void run() {}
              @Task(machine = "%s") //!
              void run2() {}
            }
            """
                .formatted(longId),
            "The queue \"q\\u0000q\" has a NUL. It must have 1 to 200 characters and no NUL.",
            "The machine \"%s…\" has 201 characters. It must have 1 to 200 characters and no NUL."
                .formatted("a".repeat(80))),
        expect(
            Message.BAD_PRIORITY,
            """
            class Uploads {
              @Task(priority = -32769) //!
              void run() {}
              @Task(priority = -32768) void least() {}
              @Task(priority = 32767) void most() {}
            }
            """,
            "The priority -32769 is out of range. Write -32768 to 32767; larger starts first, the"
                + " default is 0."));
  }

  static List<Case> settings() {
    return List.of(
        expect(
            Message.BAD_DURATION,
            """
            class Uploads {
              @Task(
                  maxDuration = "5min", //!
                  ttl = "PT1H") //!
              @Retry(
                  minTimeout = "", //!
                  maxTimeout = "2") //!
              void run() {}
            }
            """,
            "maxDuration: \"5min\" is not a duration: \"min\" is not a unit (the units are d, h, m, s"
                + " and ms). Did you mean \"5m\"?",
            "ttl: \"PT1H\" is not a duration: the ISO-8601 form is not used here. Did you mean"
                + " \"1h\"?",
            "minTimeout: \"\" is not a duration: it is empty. Write a number and a unit, such as"
                + " \"30s\" or \"1h30m\".",
            "maxTimeout: \"2\" is not a duration: the unit after the number is missing. Write \"2s\""
                + " for seconds, \"2m\" for minutes or \"2ms\" for milliseconds."),
        expect(
            Message.ZERO_DURATION,
            """
            class Uploads {
              @Task(
                  maxDuration = "0s", //!
                  ttl = "0ms") //!
              @Retry(minTimeout = "0s", maxTimeout = "0s")
              void run() {}
            }
            """,
            "maxDuration is \"0s\", but must be longer than zero. Leave it out for no limit.",
            "ttl is \"0ms\", but must be longer than zero. Leave it out for no limit."),
        expect(
            Message.LONG_DURATION,
            """
            class Uploads {
              @Task(
                  ttl = "36501d") //!
              @Retry(
                  maxTimeout = "366d") //!
              void run() {}
            }
            """,
            "ttl is \"36501d\", but the longest is \"36500d\", a hundred years.",
            "maxTimeout is \"366d\", but the longest is \"365d\"."),
        expect(
            Message.BAD_MAX_ATTEMPTS,
            """
            class Uploads {
              @Task @Retry(maxAttempts = 0) //!
              void run() {}
              @Task @Retry(maxAttempts = 10001) //!
              void run2() {}
            }
            """,
            "maxAttempts is 0, but must be 1 to 10000. It counts the first attempt too: write 1 for no"
                + " retry, leave it out for 3.",
            "maxAttempts is 10001, but must be 1 to 10000. It counts the first attempt too: write 1"
                + " for no retry, 10000 for practically no end."),
        expect(
            Message.BAD_FACTOR,
            """
            class Uploads {
              @Task @Retry(factor = 0.5) //!
              void run() {}
              @Task @Retry(factor = 0.0 / 0) //!
              void run2() {}
              @Task @Retry(factor = 1001) //!
              void run3() {}
            }
            """,
            "factor is 0.5, but must be 1 to 1000. Write 1 for the same delay each time, 2 to double"
                + " it.",
            "factor is NaN, but must be 1 to 1000. Write 1 for the same delay each time, 2 to double"
                + " it.",
            "factor is 1001.0, but must be 1 to 1000. Write 1 for the same delay each time, 2 to"
                + " double it."),
        expect(
            Message.RETRY_TIMEOUTS,
            """
            class Uploads {
              @Task @Retry(maxTimeout = "1s", minTimeout = "2s") //!
              void run() {}
              @Task @Retry(minTimeout = "2m") //!
              void run2() {}
              @Task @Retry(maxTimeout = "500ms") //!
              void run3() {}
            }
            """,
            "minTimeout \"2s\" is longer than maxTimeout \"1s\". Write a shorter minTimeout or a longer"
                + " maxTimeout.",
            "minTimeout \"2m\" is longer than maxTimeout \"60s\" (the default). Write a shorter"
                + " minTimeout or a longer maxTimeout.",
            "minTimeout \"1s\" (the default) is longer than maxTimeout \"500ms\". Write a shorter"
                + " minTimeout or a longer maxTimeout."));
  }

  static List<Case> previews() {
    return List.of(
        expect(
            Message.BAD_LIMIT,
            """
            class Uploads {
              @Task
              @Concurrency(limit = 0) //!
              @RateLimit(
                  limit = -1, //!
                  per = "1m")
              void run() {}
            }
            """,
            "The limit of @Concurrency is 0, but must be 1 to 1000000. To let no run start, pause the"
                + " queue.",
            "The limit of @RateLimit is -1, but must be 1 to 1000000. To let no run start, pause the"
                + " queue."),
        expect(
            Message.QUEUE_LIMITS,
            """
            class Uploads {
              @Task(queue = "shared")
              @Concurrency(limit = 1) //!
              void one() {}
              @Task(queue = "shared")
              @Concurrency(limit = 2) //!
              void two() {}
              @Task(queue = "shared") void fine() {}
              @Task(queue = "shared") @Concurrency(limit = 9, key = "a") void fine2(String a) {}
            }
            """,
            "The queue \"shared\" has the limit 1 here, but 2 at com.acme.Uploads.two. Tasks of one queue"
                + " share its limit: write the same, or leave it out of all but one.",
            "The queue \"shared\" has the limit 2 here, but 1 at com.acme.Uploads.one. Tasks of one queue"
                + " share its limit: write the same, or leave it out of all but one."),
        expect(
            Message.BAD_DURATION,
            """
            class Uploads {
              @Task(ttl = "-1h") //!
              @Retry(minTimeout = "1.5s") //!
              @RateLimit(limit = 1, per = "minute") //!
              @Idempotent(key = "a", ttl = "1month") //!
              void run(String a) {}
              @Task(maxDuration = "999999999999999d") //!
              void run2() {}
            }
            """,
            "ttl: \"-1h\" is not a duration: it can't be negative. Did you mean \"1h\"?",
            "minTimeout: \"1.5s\" is not a duration: \"1.5\" is not a whole number. Did you mean"
                + " \"1s500ms\"?",
            "per: \"minute\" is not a duration: the number before \"minute\" is missing. Write a"
                + " number and a unit, such as \"30s\" or \"1h30m\".",
            "ttl: \"1month\" is not a duration: \"month\" is not a unit (the units are d, h, m, s and"
                + " ms). Did you mean \"30d\"?",
            "maxDuration: \"999999999999999d\" is not a duration: it is too long; the longest is"
                + " \"106751d\", about 292 years."),
        expect(
            Message.LONG_DURATION,
            """
            class Uploads {
              @Task
              @RateLimit(limit = 1, per = "36501d") //!
              @Idempotent(key = "a", ttl = "36501d") //!
              void run(String a) {}
            }
            """,
            "per is \"36501d\", but the longest is \"36500d\", a hundred years.",
            "ttl is \"36501d\", but the longest is \"36500d\", a hundred years."),
        expect(
            Message.ZERO_DURATION,
            """
            class Uploads {
              @Task
              @RateLimit(limit = 1, per = "0s") //!
              @Idempotent(key = "a", ttl = "0s") //!
              void run(String a) {}
            }
            """,
            "per is \"0s\", but must be longer than zero. Write \"1m\" for so many a minute.",
            "ttl is \"0s\", but must be longer than zero. Leave it out for 30 days."),
        expect(
            Message.TWO_CONCURRENCIES,
            """
            class Uploads {
              @Concurrency(limit = 1) @Concurrency(limit = 2) @Task void run() {} //!
              @Concurrency(limit = 1, key = "a") @Concurrency(limit = 2, key = "b") @Task void run2(int a, int b) {} //!
              @Concurrency(limit = 1, key = "a") @Concurrency(limit = 2) @Task void fine(int a) {}
            }
            """,
            "There are 2 @Concurrency without a key. Keep one; there may be one with a key and one"
                + " without.",
            "There are 2 @Concurrency with a key. Keep one; there may be one with a key and one"
                + " without."),
        expect(
            Message.BAD_KEY,
            """
            class Uploads {
              @Task
              @Idempotent(key = "") //!
              @Concurrency(limit = 1, key = " ") //!
              void run(String tenant) {}
            }
            """,
            "The key of @Idempotent is blank. Write a parameter's name, or a path that starts with"
                + " one, such as \"tenant\".",
            "The key of @Concurrency is blank. Write a parameter's name, or a path that starts with"
                + " one, such as \"tenant\"."),
        expect(
            Message.BAD_CRON,
            """
            class Uploads {
              @Task
              @Cron(
                  "0 9 * * MONN") //!
              void run() {}
              @Cron("@daily") @Cron("0 25 * * *") @Task void run2() {} //!
            }
            """,
            "@Cron: \"0 9 * * MONN\" is not a cron expression: day-of-week \"MONN\" is neither a number"
                + " nor a name (allowed: 0-7 or SUN-SAT, or a form like FRIL, MON#2). Did you mean"
                + " \"MON\"?",
            "@Cron: \"0 25 * * *\" is not a cron expression: hour \"25\" is out of range"
                + " (allowed: 0-23). Did you mean \"25 0 * * *\"?"),
        expect(
            Message.BAD_CRON,
            """
            class Uploads {
              @Task @Cron("0 0 30 2 *") //!
              void never() {}
              @Task @Cron("* * * *") //!
              void four() {}
              @Task @Cron("@dayly") //!
              void macro() {}
              @Task @Cron("*/0 * * * *") //!
              void step() {}
              @Task @Cron("") //!
              void empty() {}
            }
            """,
            "@Cron: \"0 0 30 2 *\" is not a cron expression: it never comes, as no date has day-of-month"
                + " \"30\" and month \"2\"; the last day of a month is L.",
            "@Cron: \"* * * *\" is not a cron expression: it has 4 fields instead of 5 fields (minute"
                + " hour day-of-month month day-of-week), or 6 with the second first.",
            "@Cron: \"@dayly\" is not a cron expression: there is no such macro; the macros are @yearly,"
                + " @annually, @monthly, @weekly, @daily, @midnight, @hourly. Did you mean \"@daily\"?",
            "@Cron: \"*/0 * * * *\" is not a cron expression: minute \"*/0\" needs a step from 1 to 59"
                + " after the /.",
            "@Cron: \"\" is not a cron expression: it is empty; write 5 fields (minute hour"
                + " day-of-month month day-of-week), or 6 with the second first."),
        expect(
            Message.BAD_ZONE,
            """
            class Uploads {
              @Task
              @Cron(value = "@daily",
                  zone = "Europe/berlim") //!
              void run() {}
              @Cron(value = "@daily", zone = "+02:00") @Cron("@daily") @Task void run2() {} //!
            }
            """,
            "\"Europe/berlim\" is not a time zone. Write one of the IANA names, such as"
                + " \"Europe/Berlin\". Did you mean \"Europe/Berlin\"?",
            "@Cron zone \"+02:00\" is not a time zone. Write one of the IANA names, such as"
                + " \"Europe/Berlin\"."),
        expect(
            Message.BAD_ZONE,
            """
            class Uploads {
              @Task @Cron(value = "@daily", zone = "EST") //!
              void abbreviation() {}
              @Task @Cron(value = "@daily", zone = "New York") //!
              void city() {}
              @Task @Cron(value = "@daily", zone = "") //!
              void empty() {}
            }
            """,
            "\"EST\" is not a time zone. Write one of the IANA names, such as \"Europe/Berlin\".",
            "\"New York\" is not a time zone. Write one of the IANA names, such as \"Europe/Berlin\"."
                + " Did you mean \"America/New_York\"?",
            "\"\" is not a time zone. Write one of the IANA names, such as \"Europe/Berlin\"."),
        expect(
            Message.CRON_WITH_PAYLOAD,
            """
            class Uploads {
              @Task
              @Cron("@daily") //!
              void run(CronTick tick, String text, TaskContext context) {}
            }
            """,
            "Task method run has a schedule, but also payload parameter text, which a schedule can't"
                + " fill. Remove the parameter or @Cron. TaskContext and CronTick are allowed."),
        new Case(
            Message.NOT_YET_ENFORCED,
            List.of(),
            """
            class Uploads {
              @Task
              @Concurrency(limit = 1) //!
              @RateLimit(limit = 1, per = "1m") //!
              @Retry(outOfMemoryMachine = "large") //!
              void run(String text) {}
              @Task
              @Cron("@daily") //!
              void cron() {}
            }
            """,
            List.of(
                "@Concurrency is checked, but this version of Errand does not act on it yet: any number"
                    + " of runs execute at once. Don't rely on it. -Aerrand.preview=silent silences"
                    + " this warning.",
                "@RateLimit is checked, but this version of Errand does not act on it yet: any number of"
                    + " runs start at once. Don't rely on it. -Aerrand.preview=silent silences this"
                    + " warning.",
                "@Retry(outOfMemoryMachine) is checked, but this version of Errand does not act on it"
                    + " yet: every attempt runs on the same kind of worker. Don't rely on it."
                    + " -Aerrand.preview=silent silences this warning.",
                "@Cron is checked, but this version of Errand does not act on it yet: nothing triggers"
                    + " the task. Don't rely on it. -Aerrand.preview=silent silences this warning.")));
  }

  static List<Case> registries() {
    return List.of(
        new Case(
            Message.BAD_REGISTRY_NAME,
            List.of("-Aerrand.registry=com.acme.my-tasks"),
            """
            class Uploads {
              @Task
              void run() {} //!
            }
            """,
            List.of(
                "-Aerrand.registry=com.acme.my-tasks is not a qualified class name. Write one such as"
                    + " com.acme.ErrandTasks.")));
  }
}
