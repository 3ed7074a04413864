package dev.errand.processor;

import static dev.errand.processor.MessageCases.expect;

import dev.errand.processor.MessageTest.Case;
import java.util.List;

/** What {@link MessageTest} expects about hooks, and about tasks that override others. */
final class HookMessageCases {

  private HookMessageCases() {}

  static List<Case> methods() {
    return List.of(
        expect(
            Message.PRIVATE_METHOD,
            """
            class Uploads {
              @Task void run() {}
              @OnStart private void started() {} //!
            }
            """,
            "Hook method started is private, so generated code can't call it. Remove \"private\";"
                + " package-private is enough."),
        expect(
            Message.ABSTRACT_METHOD,
            """
            abstract class Uploads {
              @Task void run() {}
              @OnFailure abstract void failed(); //!
            }
            """,
            "Hook method failed is an abstract method of a class. Put @OnFailure on a method with a"
                + " body, or on a method of an interface."),
        expect(
            Message.GENERIC_METHOD,
            """
            class Uploads {
              @Task static String run() { return ""; }
              @OnSuccess <T extends Number> void done(List<? super T> none) {} //!
            }
            """,
            "Hook method done has type parameters, so the types of its parameters aren't known. Write"
                + " the types out, such as String in place of T."),
        expect(
            Message.PRIVATE_CLASS,
            """
            class Uploads {
              private static class Hidden {
                @Task static void fine() {} //!
                @OnStart static void started() {} //!
              }
            }
            """,
            "Task method fine is in private class Hidden, so generated code can't call it. Remove"
                + " \"private\"; package-private is enough.",
            "Hook method started is in private class Hidden, so generated code can't call it. Remove"
                + " \"private\"; package-private is enough."),
        expect(
            Message.INNER_CLASS,
            """
            class Uploads {
              class Inner {
                @Task static void fine() {}
                @OnStart static void fine2() {}
                @OnStart void started() {} //!
              }
            }
            """,
            "Hook method started is an instance method of inner class Inner, whose instances belong to"
                + " one of another class. Make Inner static, or the method."),
        expect(
            Message.HOOK_ON_TASK,
            """
            class Uploads {
              @Task
              @OnFailure //!
              void run() {}
            }
            """,
            "@OnFailure stands on task method run. A hook is a method of its own: move @OnFailure to"
                + " another one."),
        expect(
            Message.HOOK_WITHOUT_TASK,
            """
            class Uploads extends Sender {
              @OnStart //!
              void started() {}
            }
            ---
            class Sender {
              @Task void sendMail() {}
            }
            ---
            class Listener {



              @OnComplete({}) //!
              void completed() {}
            }
            """,
            "@OnStart names no task, so it is for every task of Uploads, but that has none itself."
                + " Name the tasks, as in @OnStart(\"send-mail\").",
            "@OnComplete names no task, so it is for every task of Listener, but that has none. Name"
                + " the tasks, as in @OnComplete(\"my-task\")."),
        expect(
            Message.HOOK_TASK_TWICE,
            """
            class Uploads {
              @Task void run() {}
              @OnStart({"run", "run"}) //!
              void started() {}
            }
            """,
            "@OnStart names task \"run\" twice. Remove one; the method is called once anyway."),
        expect(
            Message.HOOK_UNKNOWN_TASK,
            """
            class Uploads {
              @Task void processUpload() {}
              @OnStart("proces-upload") //!
              void started() {}
              @OnFailure({"process-upload", "Elsewhere", "process_upload"}) //!
              void failed() {}
            }
            """,
            "@OnStart is for task \"proces-upload\", but there is none. Did you mean"
                + " \"process-upload\"?",
            "@OnFailure is for task \"Elsewhere\", but there is none. Write the id of a task of this"
                + " compilation or of a jar on its class path.",
            "@OnFailure is for task \"process_upload\", but there is none. Did you mean"
                + " \"process-upload\"?"),
        expect(
            Message.HOOK_ASYNCHRONOUS,
            """
            class Uploads {
              @Task void run() {}
              @OnStart CompletableFuture<Void> started() { return null; } //!
              @OnStart boolean fine() { return true; }
            }
            """,
            "Hook method started returns a CompletionStage, which nobody would wait for, so its failure"
                + " would go unseen. Make it void, and wait inside."),
        expect(
            Message.HOOK_LIST_TAKEN,
            """
            class Uploads { //!
              @Task void run() {}
              @OnStart void started() {}
            }
            ---
            class Uploads_ErrandHooks {}
            """,
            "The hooks of com.acme.Uploads would be listed in com.acme.Uploads_ErrandHooks, but there"
                + " already is a type of that name. Rename one of the two."));
  }

  static List<Case> parameters() {
    return List.of(
        expect(
            Message.TWO_SUPPLIED,
            """
            class Uploads {
              @Task void run() {}
              @OnFailure void failed(TaskError one, RunStatus status, TaskContext context, TaskError two) {} //!
            }
            """,
            "Hook method failed has more than one parameter of type TaskError. Remove all but one;"
                + " they would be the same object."),
        expect(
            Message.TYPE_VARIABLE,
            """
            class Uploads<T> {
              @Task static String run() { return ""; }
              @OnSuccess void done(T output) {} //!
            }
            """,
            "Parameter output of hook method done has type T, which contains type variable T, so JSON"
                + " can't be read into it. Write the type out, in a subclass if need be."),
        expect(
            Message.INACCESSIBLE_TYPE,
            """
            class Uploads {
              private interface Hidden {}
              record Upload() implements Hidden {}
              @Task void run(Upload upload) {}
              @OnStart void started(Hidden upload) {} //!
            }
            """,
            "Parameter upload of hook method started has type com.acme.Uploads.Hidden, but Hidden can't"
                + " be accessed from package com.acme, where generated code is. Make it public or"
                + " package-private."),
        expect(
            Message.HOOK_NOT_SUPPLIED,
            """
            class Uploads {
              @Task void run(CronTick tick) {}
              @OnStart void started(TaskError error) {} //!
              @OnSuccess @OnFailure @OnComplete void done(TaskError error) {} //!
              @OnCancel void canceled(TaskError error) {} //!
              @OnComplete("run")
              void completed(
                  TaskContext context, RunStatus status, TaskError error,
                  CronTick tick) {} //!
            }
            """,
            "Parameter error of hook method started is a TaskError, which an @OnStart method doesn't"
                + " get: no run has failed when it starts. Remove it.",
            "Parameter error of hook method done is a TaskError, which an @OnSuccess method doesn't"
                + " get: a run that completed has none. Remove it.",
            "Parameter error of hook method canceled is a TaskError, which an @OnCancel method doesn't"
                + " get: a canceled run has none. Remove it.",
            "Parameter tick of hook method completed is a CronTick, which an @OnComplete method doesn't"
                + " get: only task methods get it. Remove it."),
        expect(
            Message.HOOK_PARAMETER_TYPE,
            """
            class Uploads {
              record Upload(String text) {}
              @Task void run(Upload upload, int count, List<String> names) {}
              @OnFailure
              @OnCancel
              void failed(
                  String upload, //!
                  Long count, //!
                  List<Object> names) {} //!
              @OnFailure
              void fine(Record upload, Number count, Collection<? extends CharSequence> names) {}
              @OnFailure
              void fine(Object upload, Integer count, List<?> names) {}
            }
            """,
            "Parameter upload of hook method failed has type String, but that of task \"run\" has type"
                + " Uploads.Upload. Write \"Uploads.Upload upload\", or a type that it can be assigned"
                + " to.",
            "Parameter count of hook method failed has type Long, but that of task \"run\" has type"
                + " int. Write \"int count\", or a type that it can be assigned to.",
            "Parameter names of hook method failed has type List<Object>, but that of task \"run\" has"
                + " type List<String>. Write \"List<String> names\", or a type that it can be assigned"
                + " to."),
        expect(
            Message.HOOK_NO_VALUE,
            """
            class Uploads {
              @Task String one(String upload) { return upload; }
              @Task(id = "two") void two() {}
              @OnStart("one")
              void started(
                  String uplod, //!
                  Integer count) {} //!
              @OnComplete
              void completed(
                  String text) {} //!
              @OnCancel("two")
              void canceled(
                  String upload) {} //!
            }
            """,
            "Parameter uplod of hook method started is none of task \"one\", and @OnStart methods get"
                + " no output. Did you mean \"upload\"? It may take String upload, TaskContext and"
                + " RunStatus.",
            "Parameter count of hook method started is none of task \"one\", and @OnStart methods get"
                + " no output. It may take String upload, TaskContext and RunStatus.",
            "Parameter text of hook method completed is none of task \"two\", which has no output. It"
                + " may take TaskError, TaskContext and RunStatus.",
            "Parameter upload of hook method canceled is none of task \"two\", and @OnCancel methods"
                + " get no output. It may take TaskContext and RunStatus."),
        expect(
            Message.HOOK_NO_VALUE,
            """
            class Uploads {
              @Task void one(String upload) {}
              @Task void two() {}
              @Task void three(int count) {}
              @OnStart
              @OnFailure
              void any(
                  String uplod) {} //!
            }
            """,
            "Parameter uplod of hook method any is none of task \"one\", and @OnStart methods get no"
                + " output. Did you mean \"upload\"? It may take String upload, TaskContext and"
                + " RunStatus."),
        expect(
            Message.HOOK_OUTPUT_TYPE,
            """
            class Uploads {
              @Task CompletionStage<Integer> run(String upload) { return null; }
              @OnSuccess void done(String uploads) {} //!
              @OnSuccess void fine(int output, Object upload) {}
              @OnComplete void fine2(Number output) {}
            }
            """,
            "Parameter uploads of hook method done is none of task \"run\", so it gets the output,"
                + " which has type Integer, not String. Did you mean \"upload\"? It may take String"
                + " upload, the output as Integer, TaskContext and RunStatus."),
        expect(
            Message.HOOK_TWO_OUTPUTS,
            """
            class Uploads {
              @Task int run(String upload) { return 1; }
              @OnComplete
              void completed(
                  String upload, Integer one,
                  Integer two) {} //!
            }
            """,
            "Parameters one and two of hook method completed are none of task \"run\", but only one can"
                + " get the output. It may take String upload, the output as Integer, TaskError,"
                + " TaskContext and RunStatus."),
        expect(
            Message.HOOK_PRIMITIVE_OUTPUT,
            """
            class Uploads {
              @Task int run() { return 1; }
              @OnComplete void completed(int output) {} //!
            }
            """,
            "Parameter output of hook method completed gets the output of task \"run\", which is null"
                + " for a run that did not complete, so it can't be int. Write Integer."));
  }

  static List<Case> inheritance() {
    return List.of(
        expect(
            Message.PRIVATE_METHOD,
            """
            interface Sender {
              @Task private void send() {} //!
              @Task private static void sendAll() {} //!
            }
            """,
            "Task method send is private, so generated code can't call it. Remove \"private\";"
                + " package-private is enough.",
            "Task method sendAll is private, so generated code can't call it. Remove \"private\";"
                + " package-private is enough."),
        expect(
            Message.ABSTRACT_METHOD,
            """
            enum Colour {
              RED { void paint() {} };
              @Task abstract void paint(); //!
            }
            """,
            "Task method paint is an abstract method of a class. Put @Task on a method with a body,"
                + " or on a method of an interface."),
        expect(
            Message.OVERRIDES_TASK,
            """
            class Mailer implements Sender {
              @Override
              @Retry(maxAttempts = 5) //!
              public void send(String text) {}
              @RateLimit(limit = 1, per = "1m") //!
              public void other() {}
            }
            ---
            interface Sender {
              @Task void send(String text);
            }
            """,
            "@Retry says something about a task, but send is none: it overrides task method"
                + " com.acme.Sender.send. Annotations aren't inherited, and runs of that task call the"
                + " override anyway. Move @Retry to the method that has @Task.",
            "@RateLimit says something about a task, but other is none. Add @Task to the method, or"
                + " remove @RateLimit."),
        expect(
            Message.DUPLICATE_OVERRIDE,
            """
            class Mailer extends Sender {
              @Override
              @Task //!
              void send(String text) {}
            }
            ---
            class Sender {




              @Task //!
              void send(String text) {}
            }
            """,
            "The task id \"send\" of com.acme.Mailer.send is also that of com.acme.Sender.send, which it"
                + " overrides. Remove @Task from one, the override for instance: runs of the overridden"
                + " task call the override anyway.",
            "The task id \"send\" of com.acme.Sender.send is also that of com.acme.Mailer.send, which"
                + " overrides it. Remove @Task from one, the override for instance: runs of the"
                + " overridden task call the override anyway."));
  }
}
