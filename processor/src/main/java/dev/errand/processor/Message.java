package dev.errand.processor;

import javax.tools.Diagnostic;

/**
 * Everything that the processors say to a user: what is wrong, and what to write instead. Each has
 * a test of its own, for the line and the text.
 */
enum Message {

  // The method and its class
  PRIVATE_METHOD(
      "%s is private, so generated code can't call it. Remove \"private\";"
          + " package-private is enough."),
  ABSTRACT_METHOD(
      "%s is an abstract method of a class. Put @%s on a method with a body, or on a"
          + " method of an interface."),
  GENERIC_METHOD(
      "%s has type parameters, so the types of its parameters aren't known. Write the types"
          + " out, such as String in place of T."),
  PRIVATE_CLASS(
      "%s is in private class %s, so generated code can't call it. Remove \"private\";"
          + " package-private is enough."),
  INNER_CLASS(
      "%s is an instance method of inner class %s, whose instances belong to one of"
          + " another class. Make %s static, or the method."),
  NO_TASK(
      "@%s says something about a task, but %s is none. Add @Task to the method, or remove @%s."),

  // Parameters and return type
  TYPE_VARIABLE(
      "%s of %s has type %s, which contains type variable %s, so JSON can't be read into"
          + " it. Write the type out, in a subclass if need be."),
  INACCESSIBLE_TYPE(
      "%s of %s has type %s, but %s can't be accessed from package %s, where generated"
          + " code is. Make it public or package-private."),
  INNER_TYPE(
      "%s of %s has type %s, but %s is an inner class, which JSON can't be read into."
          + " Make it static."),
  RESERVED_PARAMETER(
      "Parameter %s of task method %s can't be named so, since a record has a method of that name."
          + " Rename it, to \"%sValue\" for instance."),
  TWO_SUPPLIED(
      "%s has more than one parameter of type %s. Remove all but one; they would be the"
          + " same object."),
  MISSING_TYPE(
      "%s of %s can't be resolved: there is no %s. If another annotation processor"
          + " generates it, that processor is missing from the processor path or failed; otherwise"
          + " check the spelling, the import and the class path."),
  NO_RUNTIME(
      "The code generated for %s needs %s, which isn't"
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
  HIDES_JAVA_LANG(
      "The stub can't be called %s, since in its package that would hide java.lang.%s. Choose"
          + " another className, such as \"%sTask\"."),
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
  BAD_LIMIT("The limit of @%s is %s, but must be 1 to 1000000. %s"),
  QUEUE_LIMITS(
      "The queue %s has the limit %s here, but %s at %s. Tasks of one queue share its limit: write the"
          + " same, or leave it out of all but one."),
  TWO_CONCURRENCIES(
      "There are %s @Concurrency %s a key. Keep one; there may be one with a key and one without."),
  BAD_KEY("The key of @%s is blank. Write a parameter's name, or a path that starts with one%s."),
  KEY_SYNTAX(
      "The key %s is no path. Write a parameter's name and, each after a dot, the names of properties;"
          + " no calls, indexes or expressions.%s"),
  KEY_WITHOUT_PAYLOAD(
      "The key %s can't be computed, since task method %s has no payload parameter. Add the parameter"
          + " it is to be read from, or remove the key."),
  KEY_SUPPLIED(
      "The key %s starts with %s, which the runtime supplies and isn't part of the payload. Start with"
          + " a payload parameter%s."),
  KEY_PARAMETER("The key %s starts with %s, which is no parameter of task method %s; it has %s.%s"),
  KEY_PROPERTY("The key %s can't be read: %s has no property %s; it has %s.%s"),
  KEY_HIDDEN(
      "The key %s can't be read: there is a %s %s of %s, but generated code of the task's package can't"
          + " access it. Add a getter, or make it package-private or public."),
  KEY_THROWS(
      "The key %s can't be read: %s throws %s, a checked exception. Make the key of a property that"
          + " throws none."),
  KEY_TYPE("The key %s is of type %s, which makes no key. A key is %s.%s"),
  BAD_CRON("@Cron: %s"),
  BAD_ZONE("%s is not a time zone. Write one of the IANA names, such as \"Europe/Berlin\".%s"),
  CRON_WITH_PAYLOAD(
      "Task method %s has a schedule, but also payload parameter %s, which a schedule can't fill."
          + " Remove the parameter or @Cron. TaskContext and CronTick are allowed."),
  NOT_YET_ENFORCED(
      Diagnostic.Kind.WARNING,
      "@%s is checked, but this version of Errand does not act on it yet: %s. Don't rely on it."
          + " -Aerrand.preview=silent silences this warning."),

  // Hooks
  HOOK_ON_TASK(
      "@%s stands on task method %s. A hook is a method of its own: move @%s to another one."),
  HOOK_WITHOUT_TASK(
      "@%s names no task, so it is for every task of %s, but that has none%s. Name the tasks, as in"
          + " @%s(\"%s\")."),
  HOOK_TASK_TWICE("@%s names task %s twice. Remove one; the method is called once anyway."),
  HOOK_UNKNOWN_TASK("@%s is for task %s, but there is none.%s"),
  HOOK_ASYNCHRONOUS(
      "Hook method %s returns a CompletionStage, which nobody would wait for, so its failure would"
          + " go unseen. Make it void, and wait inside."),
  HOOK_NOT_SUPPLIED(
      "Parameter %s of hook method %s is a %s, which an %s method doesn't get: %s. Remove it."),
  HOOK_PARAMETER_TYPE(
      "Parameter %s of hook method %s has type %s, but that of task %s has type %s. Write \"%s %s\","
          + " or a type that it can be assigned to."),
  HOOK_NO_VALUE("Parameter %s of hook method %s is none of task %s, %s.%s %s"),
  HOOK_OUTPUT_TYPE(
      "Parameter %s of hook method %s is none of task %s, so it gets the output, which has type %s,"
          + " not %s.%s %s"),
  HOOK_TWO_OUTPUTS(
      "Parameters %s and %s of hook method %s are none of task %s, but only one can get the output."
          + " %s"),
  HOOK_PRIMITIVE_OUTPUT(
      "Parameter %s of hook method %s gets the output of task %s, which is null for a run that did"
          + " not complete, so it can't be %s. Write %s."),
  HOOK_LIST_TAKEN(
      "The hooks of %s would be listed in %s, but there already is a type of that name. Rename one"
          + " of the two."),

  // Inheritance
  OVERRIDES_TASK(
      "@%s says something about a task, but %s is none: it overrides task method %s. Annotations"
          + " aren't inherited, and runs of that task call the override anyway. Move @%s to the"
          + " method that has @Task."),
  DUPLICATE_OVERRIDE(
      "The task id %s of %s is also that of %s, which %s. Remove @Task from one, the override for"
          + " instance: runs of the overridden task call the override anyway."),

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

  /** The text, with {@code %s} where what it is about stands. */
  String pattern() {
    return text;
  }

  String text(Object... arguments) {
    return String.format(text, arguments);
  }
}
