package dev.errand.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/** Sources that tests compile, and what comes out. */
final class Sources {

  private static final String IMPORTS =
      "import dev.errand.annotation.*; import dev.errand.task.*; import java.util.*; import"
          + " java.util.concurrent.*; ";
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:@.*\\s)?(?:public )?(?:\\w+ )*(?:class|@interface|interface|record|enum) (\\w+)");

  private Sources() {}

  /** A source in package com.acme that imports everything of ours; its lines keep their numbers. */
  static JavaFileObject acme(String body) {
    return source("com.acme", body);
  }

  static JavaFileObject source(String inPackage, String body) {
    Matcher type = TYPE.matcher(body);
    if (!type.find()) {
      throw new IllegalArgumentException(body);
    }
    String declaration = inPackage.isEmpty() ? "" : "package " + inPackage + "; ";
    String prefix = inPackage.isEmpty() ? "" : inPackage + ".";
    return JavaFileObjects.forSourceString(prefix + type.group(1), declaration + IMPORTS + body);
  }
}
