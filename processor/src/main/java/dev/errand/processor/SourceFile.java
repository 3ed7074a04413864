package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** Writes a generated source as one text; JavaPoet itself writes word by word, which costs more. */
final class SourceFile {

  private SourceFile() {}

  static void write(JavaFile file, Filer filer) throws IOException {
    String text = file.toString();
    ClassName name = ClassName.get(file.packageName(), file.typeSpec().name());
    Element[] origins = file.typeSpec().originatingElements().toArray(Element[]::new);
    try (Writer out = filer.createSourceFile(name.canonicalName(), origins).openWriter()) {
      out.write(text);
    }
  }
}
