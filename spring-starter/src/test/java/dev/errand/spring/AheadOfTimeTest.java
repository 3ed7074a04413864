package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.spring.tasks.BookTask;
import dev.errand.spring.tasks.GreetTask;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Spring can process the beans ahead of time, as for a native image. */
class AheadOfTimeTest {

  @Test
  void generatesErrandAndStubs() throws IOException {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Unreachable.class, Application.TaskBeans.class, ErrandAutoConfiguration.class);
    InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    DefaultGenerationContext generation =
        new DefaultGenerationContext(
            new ClassNameGenerator(ClassName.get("dev.errand.spring", "Generated")), files);
    new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    generation.writeGeneratedContent();

    assertThat(sources(files))
        .contains("registerBeanDefinition(\"errand\"")
        .contains("registerBeanDefinition(\"errandLifecycle\"")
        .contains("registerBeanDefinition(\"" + GreetTask.Stub.class.getName() + "\"")
        .contains("registerBeanDefinition(\"" + BookTask.Stub.class.getName() + "\"");
  }

  private static String sources(InMemoryGeneratedFiles files) throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String path : files.getGeneratedFiles(Kind.SOURCE).keySet()) {
      sources.append(files.getGeneratedFileContent(Kind.SOURCE, path));
    }
    return sources.toString();
  }

  @Configuration(proxyBeanMethods = false)
  static class Unreachable {
    @Bean
    DataSource dataSource() {
      return new DriverManagerDataSource("jdbc:postgresql://localhost:1/nothing");
    }
  }
}
