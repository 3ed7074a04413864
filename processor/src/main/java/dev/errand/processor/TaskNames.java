package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import dev.errand.processor.TaskModel.TaskName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads a task's id and the name of its stub, and derives those that are not written. */
final class TaskNames {

  private static final int LONGEST = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:/-]{1," + LONGEST + "}");
  private static final Pattern BAD_IN_ID = Pattern.compile("[^A-Za-z0-9_.:/-]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[\\p{Ll}0-9])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  /** What is nested in a stub, which therefore can't have the name itself. */
  private static final Set<String> NESTED = Set.of("Stub", "Payload", "Validated");

  /** Identifiers that are no keywords, but no names of classes either. */
  private static final Set<String> NO_CLASS_NAMES =
      Set.of("var", "yield", "record", "sealed", "permits");

  private TaskNames() {}

  static TaskName read(ExecutableElement method, Mark task, Problems problems) {
    String methodName = method.getSimpleName().toString();
    TypeElement owner = MoreElements.asType(method.getEnclosingElement());
    ClassName stub =
        ClassName.get(
            MoreElements.getPackage(owner).getQualifiedName().toString(),
            className(methodName, task, problems));
    return new TaskName(
        id(method, task, problems), stub, owner.getQualifiedName() + "." + methodName, methodName);
  }

  private static String id(ExecutableElement method, Mark task, Problems problems) {
    String written = task.text("id");
    if (!written.isEmpty()) {
      checkId(written, task, "id", problems);
      return written;
    }
    String derived = kebabCase(method.getSimpleName().toString());
    String wrong = wrongInId(derived);
    if (wrong != null) {
      String right = idLike(derived);
      problems.on(
          task,
          Message.BAD_DEFAULT_ID,
          method.getSimpleName(),
          Text.quote(derived),
          wrong,
          right.isEmpty() ? "my-task" : right);
    }
    return derived;
  }

  /** Checks an id that is written in an annotation. */
  static void checkId(String written, Mark mark, String value, Problems problems) {
    String wrong = wrongInId(written);
    if (wrong != null) {
      String right = idLike(written);
      problems.onValue(
          mark,
          value,
          Message.BAD_ID,
          Text.quote(written),
          wrong,
          right.isEmpty() ? "." : "; for instance " + Text.quote(right) + ".");
    }
  }

  /** Whether the text can be an id. */
  static boolean isId(String text) {
    return wrongInId(text) == null;
  }

  private static @Nullable String wrongInId(String id) {
    if (ID.matcher(id).matches()) {
      return null;
    }
    if (id.isBlank()) {
      return "it is blank";
    }
    Matcher bad = BAD_IN_ID.matcher(id);
    if (bad.find()) {
      String first = id.substring(bad.start(), id.offsetByCodePoints(bad.start(), 1));
      return first.equals(" ") ? "it contains a space" : "it contains " + Text.quote(first);
    }
    return "it has " + id.length() + " characters";
  }

  private static String idLike(String text) {
    String plain = Normalizer.normalize(text.strip().replace("ß", "ss"), Normalizer.Form.NFD);
    String like = BAD_IN_ID.matcher(ACCENTS.matcher(plain).replaceAll("")).replaceAll("-");
    like = like.replaceAll("^-+|-+$", "");
    return like.length() > LONGEST ? like.substring(0, LONGEST) : like;
  }

  private static String className(String methodName, Mark task, Problems problems) {
    String written = task.text("className");
    if (written.isEmpty()) {
      return derivedClassName(methodName);
    }
    if (NESTED.contains(written)) {
      problems.onValue(task, "className", Message.RESERVED_CLASS_NAME, written, written);
    }
    if (!isClassName(written)) {
      String right = classNameLike(written);
      problems.onValue(
          task,
          "className",
          Message.BAD_CLASS_NAME,
          Text.quote(written),
          isClassName(right) ? ". Write one without a package, such as " + Text.quote(right) : "");
      return derivedClassName(methodName);
    }
    return written;
  }

  private static String derivedClassName(String methodName) {
    int first = methodName.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toUpperCase(first))
        .append(methodName, Character.charCount(first), methodName.length())
        .append("Task")
        .toString();
  }

  private static boolean isClassName(String text) {
    return SourceVersion.isIdentifier(text)
        && !SourceVersion.isKeyword(text)
        && !NO_CLASS_NAMES.contains(text);
  }

  private static String classNameLike(String text) {
    String last = text.substring(text.lastIndexOf('.', text.length() - 2) + 1);
    StringBuilder like = new StringBuilder();
    boolean upper = true;
    for (int i = 0; i < last.length(); i++) {
      char c = last.charAt(i);
      if (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)) {
        like.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      } else {
        upper = true;
      }
    }
    return !like.isEmpty() && !Character.isJavaIdentifierStart(like.charAt(0))
        ? "Task" + like
        : like.toString();
  }

  private static String kebabCase(String name) {
    return WORD_START.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
