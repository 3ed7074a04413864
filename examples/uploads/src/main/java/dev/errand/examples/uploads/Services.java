package dev.errand.examples.uploads;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database and the object store. Where the configuration names none, one starts inside this
 * process, so that the example runs without anything installed.
 */
@Configuration(proxyBeanMethods = false)
class Services {

  @Bean
  DataDirectory dataDirectory(@Value("${uploads.data-directory:}") String name) {
    return DataDirectory.open(name);
  }

  @Bean
  @ConditionalOnExpression("'${uploads.s3.endpoint:}'.isEmpty()")
  LocalS3 localS3(DataDirectory directory, S3Settings settings) {
    return LocalS3.start(directory.resolve("s3"), settings.localPort());
  }

  @Bean
  ObjectStore objectStore(S3Settings settings, ObjectProvider<LocalS3> local) {
    return ObjectStore.connect(settings, local.getIfAvailable());
  }

  @Bean
  @ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
  LocalPostgres localPostgres(DataDirectory directory) {
    return LocalPostgres.start(directory.resolve("postgres"));
  }

  /**
   * Takes the place of {@code spring.datasource.*}: the pool, JDBC and transactions stay Boot's.
   */
  @Bean
  @ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
  JdbcConnectionDetails localPostgresDetails(LocalPostgres server) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return server.jdbcUrl();
      }
    };
  }
}
