package dev.errand.processor;

import javax.tools.Diagnostic;

/**
 * Everything that the processors say to a user: what is wrong, and what to write instead. Each has
 * a test of its own, for the line and the text.
 */
enum Message {

  // The method and its class
  PRIVATE_METHOD(
      "Task method %s is private, so generated code can't call it. Remove \"private\";"
          + " package-private is enough."),
  ABSTRACT_METHOD(
      "Task method %s is an abstract method of a class. Put @Task on a method with a body, or on a"
          + " method of an interface."),
  GENERIC_METHOD(
      "Task method %s has type parameters, so the type of its payload isn't known. Write the types"
          + " out, such as String in place of T."),
  PRIVATE_CLASS(
      "Task method %s is in private class %s, so generated code can't call it. Remove \"private\";"
          + " package-private is enough."),
  INNER_CLASS(
      "Task method %s is an instance method of inner class %s, whose instances belong to one of"
          + " another class. Make %s static, or the method."),
  NO_TASK(
      "@%s says something about a task, but %s is none. Add @Task to the method, or remove @%s."),

  // Parameters and return type
  TYPE_VARIABLE(
      "%s of task method %s has type %s, which contains type variable %s, so JSON can't be read into"
          + " it. Write the type out, in a subclass if need be."),
  INACCESSIBLE_TYPE(
      "%s of task method %s has type %s, but %s can't be accessed from package %s, where the stub"
          + " is. Make it public or package-private."),
  INNER_TYPE(
      "%s of task method %s has type %s, but %s is an inner class, which JSON can't be read into."
          + " Make it static."),
  RESERVED_PARAMETER(
      "Parameter %s of task method %s can't be named so, since a record has a method of that name."
          + " Rename it, to \"%sValue\" for instance."),
  TWO_SUPPLIED(
      "Task method %s has more than one parameter of type %s. Remove all but one; they would be the"
          + " same object."),
  MISSING_TYPE(
      "%s of task method %s can't be resolved: there is no %s. If another annotation processor"
          + " generates it, that processor is missing from the processor path or failed; otherwise"
          + " check the spelling, the import and the class path."),
  NO_RUNTIME(
      "The code generated for task method %s needs dev.errand.task.TaskDefinition, which isn't"
          + " visible here. Add errand-runtime to the class path%s."),

  // What no JSON can hold, in a parameter or the return type
  HOLDS_CONTENT(
      "%1$s of task method %2$s %3$s, which JSON can't hold. Store the content elsewhere and pass a"
          + " reference, such as a path or a key."),
  HOLDS_SEQUENCE(
      "%1$s of task method %2$s %3$s, which JSON can't hold, since it can be walked through only"
          + " once. Collect it into a List."),
  HOLDS_FUTURE(
      "%1$s of task method %2$s %3$s, which JSON can't hold. Wait for the value and pass that; to"
          + " return one that comes later, return a CompletionStage of it."),
  HOLDS_THREAD(
      "%1$s of task method %2$s %3$s, which JSON can't hold, since it belongs to this process. Keep"
          + " it in a field of the task's class."),
  HOLDS_CONNECTION(
      "%1$s of task method %2$s %3$s, which JSON can't hold, since it is open in this process only."
          + " Open it inside the task, and pass what that takes, such as a name or a URL."),
  HOLDS_CODE(
      "%1$s of task method %2$s %3$s, which is part of the program and no data. Pass a name or an"
          + " enum constant by which the task finds it."),
  HOLDS_ERRANDS_OWN(
      "%1$s of task method %2$s %3$s, which JSON can't hold. The method itself may have a parameter"
          + " of type TaskContext; of a run, pass its id()."),
  HOLDS_FUNCTION(
      "%1$s of task method %2$s %3$s, which JSON can't hold, since a lambda is code. Pass the data"
          + " that it works with, or an enum constant that says what to do."),
  HOLDS_SEALED(
      "%1$s of task method %2$s %3$s, which is sealed, and JSON doesn't say which of its kinds a"
          + " value is. Write @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) on %4$s and, for Jackson 2,"
          + " list the kinds with @JsonSubTypes."),
  HOLDS_INNER(
      "%1$s of task method %2$s %3$s, which is an inner class, so JSON can't be read into it. Make"
          + " it static."),
  NO_LOMBOK(
      "Task method %s uses class %s, which lacks what Lombok's @%s adds: Lombok didn't run. Add"
          + " org.projectlombok:lombok to the annotation processor path."),

  // @Task
  BAD_ID("%s is not a task id: %s. An id has 1 to 200 of the characters a-z A-Z 0-9 - _ . : /%s"),
  BAD_DEFAULT_ID(
      "Task method %s would get the id %s, but %s. Give it one with @Task(id = \"%s\")."),
  DUPLICATE_ID(
      "The task id %s of %s is also that of %s. Give one of them another id with @Task(id = …)."),
  BAD_CLASS_NAME("%s is not a simple class name%s."),
  RESERVED_CLASS_NAME(
      "The stub can't be called %s, since a class nested in it has that name. Choose another"
          + " className, such as \"%sTask\"."),
  CLASS_NAME_TAKEN(
      "The stub of task method %s would be %s, but there already is a type of that name. Choose"
          + " another with @Task(className = …)."),
  CLASS_NAME_CLASH(
      "The stub of task method %s would be %s, but so would that of %s. Give one of them another"
          + " with @Task(className = …)."),
  OVERLOADED(
      "Task method %s is overloaded by another task method, and both stubs would be %s. Give one of"
          + " them another with @Task(className = …)."),
  BLANK_NAME("The %s must not be blank. Leave it out for %s."),
  BAD_NAME("The %s %s has %s. It must have 1 to 200 characters and no NUL."),
  BAD_PRIORITY(
      "The priority %s is out of range. Write -32768 to 32767; larger starts first, the default is"
          + " 0."),

  // Durations
  BAD_DURATION("%s: %s"),
  ZERO_DURATION("%s is %s, but must be longer than zero. %s."),
  LONG_DURATION("%s is %s, but the longest is %s."),

  // @Retry
  BAD_MAX_ATTEMPTS(
      "maxAttempts is %s, but must be 1 to 10000. It counts the first attempt too: write 1 for no"
          + " retry, %s."),
  BAD_FACTOR(
      "factor is %s, but must be 1 to 1000. Write 1 for the same delay each time, 2 to double it."),
  RETRY_TIMEOUTS(
      "minTimeout %s is longer than maxTimeout %s. Write a shorter minTimeout or a longer"
          + " maxTimeout."),

  // @Concurrency, @RateLimit, @Idempotent, @Cron, hooks
  BAD_LIMIT(
      "The limit of @%s is %s, but must be at least 1. To let no run start, pause the queue."),
  TWO_CONCURRENCIES(
      "There are %s @Concurrency %s a key. Keep one; there may be one with a key and one without."),
  BAD_KEY("The key of @%s is blank. Write a parameter's name, or a path that starts with one%s."),
  BAD_CRON("@Cron: %s"),
  BAD_ZONE("%s is not a time zone. Write one of the IANA names, such as \"Europe/Berlin\".%s"),
  CRON_WITH_PAYLOAD(
      "Task method %s has a schedule, but also payload parameter %s, which a schedule can't fill."
          + " Remove the parameter or @Cron. TaskContext and CronTick are allowed."),
  NOT_YET_ENFORCED(
      Diagnostic.Kind.WARNING,
      "@%s is checked, but this version of Errand does not act on it yet: %s. Don't rely on it."
          + " -Aerrand.preview=silent silences this warning."),

  // The registry
  BAD_REGISTRY_NAME("-Aerrand.registry=%s is not a qualified class name. Write one such as %s."),
  UNNAMED_PACKAGE(
      "-Aerrand.registry=%s is in a named package, where %s of the unnamed package can't be seen."
          + " Move the task's class to a package."),
  NO_PROVIDES(
      Diagnostic.Kind.WARNING,
      "Module %s doesn't provide its tasks, so on the module path no worker finds them. Add to its"
          + " module-info: provides dev.errand.task.TaskRegistry with %s;%s"),
  CANNOT_WRITE("%s can't be written: %s");

  private final Diagnostic.Kind kind;
  private final String text;

  Message(String text) {
    this(Diagnostic.Kind.ERROR, text);
  }

  Message(Diagnostic.Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  Diagnostic.Kind kind() {
    return kind;
  }

  boolean isError() {
    return kind == Diagnostic.Kind.ERROR;
  }

  String text(Object... arguments) {
    return String.format(text, arguments);
  }
}
