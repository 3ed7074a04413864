package dev.errand.examples.uploads;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the application. With {@code demo=true} it then shows what it does, and stays; with {@code
 * demo.exit=true} it ends after the demonstration, with status 0 if all went well and 1 otherwise.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({S3Settings.class, FetchSettings.class})
public class UploadsApplication {

  /** The entry point; {@code --name=value} sets a property. */
  public static void main(String[] args) {
    ConfigurableApplicationContext context = SpringApplication.run(UploadsApplication.class, args);
    Environment environment = context.getEnvironment();
    boolean exit = environment.getProperty("demo.exit", Boolean.class, false);
    if (!exit && !environment.getProperty("demo", Boolean.class, false)) {
      return;
    }
    String address = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    boolean succeeded = context.getBean(Demo.class).run(address);
    if (exit) {
      System.exit(SpringApplication.exit(context, () -> succeeded ? 0 : 1));
    }
    System.out.printf("%nThe application stays on %s until Ctrl-C stops it.%n", address);
  }
}
