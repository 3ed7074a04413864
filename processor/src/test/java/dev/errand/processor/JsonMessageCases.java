package dev.errand.processor;

import dev.errand.processor.MessageTest.Case;
import java.util.List;

/** What {@link MessageTest} expects of types that JSON can't hold. */
final class JsonMessageCases {

  private JsonMessageCases() {}

  private static Case expect(Message message, String source, String... texts) {
    return new Case(message, List.of(), source, List.of(texts));
  }

  static List<Case> json() {
    return List.of(
        expect(
            Message.HOLDS_CONTENT,
            """
            class Uploads {
              record Upload(String name, java.io.InputStream content) {}
              record Owner(List<Upload> uploads) {}
              record Notes(Map<String, java.io.Reader> byName) {}
              static class Bean {
                private Owner owner;
                public Owner getOwner() { return owner; }
                public void setOwner(Owner owner) { this.owner = owner; }
              }
              @Task void process(
                  Upload upload) {} //!
              @Task void direct(
                  java.nio.channels.FileChannel file, //!
                  List<java.io.Writer> writers) {} //!
              @Task void deep(
                  Bean bean, //!
                  Notes notes) {} //!
              @Task
              java.io.InputStream download() { return null; } //!
            }
            """,
            "Parameter upload of task method process has type Uploads.Upload, whose property content"
                + " is a java.io.InputStream, which JSON can't hold. Store the content elsewhere and"
                + " pass a reference, such as a path or a key.",
            "Parameter file of task method direct is a java.nio.channels.FileChannel, which JSON"
                + " can't hold. Store the content elsewhere and pass a reference, such as a path or a"
                + " key.",
            "Parameter writers of task method direct has type java.util.List<java.io.Writer>, which"
                + " contains a java.io.Writer, which JSON can't hold. Store the content elsewhere and"
                + " pass a reference, such as a path or a key.",
            "Parameter bean of task method deep has type Uploads.Bean, whose property"
                + " owner.uploads[].content is a java.io.InputStream, which JSON can't hold. Store"
                + " the content elsewhere and pass a reference, such as a path or a key.",
            "Parameter notes of task method deep has type Uploads.Notes, whose property byName"
                + " contains a java.io.Reader, which JSON can't hold. Store the content elsewhere and"
                + " pass a reference, such as a path or a key.",
            "The return type of task method download is a java.io.InputStream, which JSON can't"
                + " hold. Store the content elsewhere and pass a reference, such as a path or a key."),
        expect(
            Message.HOLDS_SEQUENCE,
            """
            class Uploads {
              @Task
              java.util.stream.Stream<String> names( //!
                  Iterator<String> each) { return null; } //!
            }
            """,
            "The return type of task method names is a java.util.stream.Stream<java.lang.String>,"
                + " which JSON can't hold, since it can be walked through only once. Collect it into"
                + " a List.",
            "Parameter each of task method names is a java.util.Iterator<java.lang.String>, which"
                + " JSON can't hold, since it can be walked through only once. Collect it into a"
                + " List."),
        expect(
            Message.HOLDS_FUTURE,
            """
            class Uploads {
              @Task
              Future<String> later() { return null; } //!
            }
            """,
            "The return type of task method later is a java.util.concurrent.Future<java.lang.String>,"
                + " which JSON can't hold. Wait for the value and pass that; to return one that comes"
                + " later, return a CompletionStage of it."),
        expect(
            Message.HOLDS_THREAD,
            """
            class Uploads {
              record Work(ExecutorService pool, java.util.concurrent.locks.ReentrantLock lock) {}
              @Task void run(
                  Work work) {} //!
            }
            """,
            "Parameter work of task method run has type Uploads.Work, whose property pool is a"
                + " java.util.concurrent.ExecutorService, which JSON can't hold, since it belongs to"
                + " this process. Keep it in a field of the task's class.",
            "Parameter work of task method run has type Uploads.Work, whose property lock is a"
                + " java.util.concurrent.locks.ReentrantLock, which JSON can't hold, since it belongs"
                + " to this process. Keep it in a field of the task's class."),
        expect(
            Message.HOLDS_CONNECTION,
            """
            class Uploads {
              @Task void run(
                  java.sql.Connection connection, //!
                  javax.sql.DataSource source) {} //!
            }
            """,
            "Parameter connection of task method run is a java.sql.Connection, which JSON can't"
                + " hold, since it is open in this process only. Open it inside the task, and pass"
                + " what that takes, such as a name or a URL.",
            "Parameter source of task method run is a javax.sql.DataSource, which JSON can't"
                + " hold, since it is open in this process only. Open it inside the task, and pass"
                + " what that takes, such as a name or a URL."),
        expect(
            Message.HOLDS_CODE,
            """
            class Uploads {
              @Task void run(
                  Class<String> type) {} //!
            }
            """,
            "Parameter type of task method run is a java.lang.Class<java.lang.String>, which is part"
                + " of the program and no data. Pass a name or an enum constant by which the task"
                + " finds it."),
        expect(
            Message.HOLDS_ERRANDS_OWN,
            """
            class Uploads {
              record Job(String name, TaskContext context) {}
              @Task void run(
                  Job job, //!
                  RunHandle<String> parent) {} //!
            }
            """,
            "Parameter job of task method run has type Uploads.Job, whose property context is a"
                + " dev.errand.task.TaskContext, which JSON can't hold. The method itself may have a"
                + " parameter of type TaskContext; of a run, pass its id().",
            "Parameter parent of task method run is a dev.errand.task.RunHandle<java.lang.String>,"
                + " which JSON can't hold. The method itself may have a parameter of type"
                + " TaskContext; of a run, pass its id()."),
        expect(
            Message.HOLDS_FUNCTION,
            """
            class Uploads {
              interface Step { void go(String name); }
              @Task void run(
                  Runnable action, //!
                  Step step, //!
                  java.util.function.Function<String, String> change) {} //!
            }
            """,
            "Parameter action of task method run is a java.lang.Runnable, which JSON can't hold,"
                + " since a lambda is code. Pass the data that it works with, or an enum constant"
                + " that says what to do.",
            "Parameter step of task method run is a Uploads.Step, which JSON can't hold, since a"
                + " lambda is code. Pass the data that it works with, or an enum constant that says"
                + " what to do.",
            "Parameter change of task method run is a"
                + " java.util.function.Function<java.lang.String,java.lang.String>, which JSON can't"
                + " hold, since a lambda is code. Pass the data that it works with, or an enum"
                + " constant that says what to do."),
        expect(
            Message.HOLDS_SEALED,
            """
            class Uploads {
              sealed interface Shape permits Circle, Square {}
              record Circle(int radius) implements Shape {}
              record Square(int side) implements Shape {}
              record Drawing(Shape shape) {}
              @Task void draw(
                  Drawing drawing) {} //!
            }
            """,
            "Parameter drawing of task method draw has type Uploads.Drawing, whose property shape is"
                + " a Uploads.Shape, which is sealed, and JSON doesn't say which of its kinds a"
                + " value is. Write @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) on Uploads.Shape and,"
                + " for Jackson 2, list the kinds with @JsonSubTypes."),
        expect(
            Message.HOLDS_INNER,
            """
            class Uploads {
              class Inner { public int size; }
              record Outer(Inner inner) {}
              @Task void run(
                  Outer outer) {} //!
            }
            """,
            "Parameter outer of task method run has type Uploads.Outer, whose property inner is a"
                + " Uploads.Inner, which is an inner class, so JSON can't be read into it. Make it"
                + " static."));
  }
}
