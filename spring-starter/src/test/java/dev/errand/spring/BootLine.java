package dev.errand.spring;

import org.springframework.boot.SpringBootVersion;

/** What has another name in Spring Boot 3 and 4. */
final class BootLine {

  /** Whether this is Spring Boot 4. */
  static final boolean FOUR = SpringBootVersion.getVersion().startsWith("4.");

  static final String HIBERNATE =
      FOUR
          ? "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
          : "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration";

  private BootLine() {}
}
