package dev.errand.spring;

import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.spi.CurrentConnection;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.JsonCodec;
import dev.errand.spi.PayloadValidator;
import dev.errand.spi.RunListener;
import jakarta.validation.Validator;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes an {@link Errand} of what the application has, starts and stops it with the application,
 * and makes every stub injectable.
 *
 * <p>Taken up where there are such beans: the {@code DataSource} (see {@code errand.data-source}),
 * {@link InstanceResolver}, {@link CurrentConnection}, {@link JsonCodec}, {@link PayloadValidator}
 * or Bean Validation's {@code Validator}, every {@link RunListener}, a {@link Clock} named {@code
 * errandClock}, every {@link ErrandBuilderCustomizer}. An application that defines its own {@code
 * Errand} bean gets that one started and stopped.
 */
@AutoConfiguration(
    afterName = {
      // Spring Boot 3
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.JndiDataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.XADataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
      "org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration",
      "org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration",
      // Spring Boot 4
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
      "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration",
    })
@ConditionalOnProperty(prefix = "errand", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(ErrandProperties.class)
@Import(StubRegistrar.class)
public final class ErrandAutoConfiguration {

  /** Spring makes it. */
  public ErrandAutoConfiguration() {}

  @Bean
  TaskRegistries errandTaskRegistries(ResourceLoader resources) {
    return TaskRegistries.load(resources.getClassLoader());
  }

  @Bean(Stubs.BEAN_NAME)
  Stubs errandStubs(TaskRegistries registries, ObjectProvider<Errand> errand) {
    return new Stubs(registries, new LazyClient(SingletonSupplier.of(errand::getObject)));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSingleCandidate(Errand.class)
  ErrandLifecycle errandLifecycle(
      Errand errand, ErrandProperties properties, ObjectProvider<TaskBeanCheck> check) {
    return new ErrandLifecycle(
        errand, () -> check.ifAvailable(TaskBeanCheck::run), properties.autoStartup());
  }

  /** An Errand, where the application has none of its own. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(Errand.class)
  static final class ErrandConfiguration {

    @Bean
    ErrandDataSource errandDataSource(
        ErrandProperties properties,
        ListableBeanFactory beans,
        ObjectProvider<DataSource> candidates) {
      return ErrandDataSource.find(properties.dataSource(), beans, candidates);
    }

    @Bean
    @ConditionalOnMissingBean(InstanceResolver.class)
    BeanInstances errandInstances(BeanFactory beans) {
      return new BeanInstances(beans);
    }

    @Bean
    @ConditionalOnBean(BeanInstances.class)
    TaskBeanCheck errandTaskBeanCheck(
        ListableBeanFactory beans, TaskRegistries registries, ErrandProperties properties) {
      return new TaskBeanCheck(beans, registries.tasks(), registries.hooks(), properties.worker());
    }

    @Bean
    PluginBeans errandPluginBeans(
        InstanceResolver instances,
        ObjectProvider<CurrentConnection> transactions,
        ObjectProvider<JsonCodec> codec,
        ObjectProvider<PayloadValidator> validator,
        ObjectProvider<RunListener> listeners,
        @Qualifier("errandClock") ObjectProvider<Clock> clock) {
      return new PluginBeans(instances, transactions, codec, validator, listeners, clock);
    }

    @Bean(destroyMethod = "close")
    Errand errand(
        ErrandDataSource dataSource,
        TaskRegistries registries,
        ErrandProperties properties,
        Environment environment,
        PluginBeans plugins,
        ObjectProvider<ErrandBuilderCustomizer> customizers,
        ResourceLoader resources) {
      ErrandBuilder builder = Errand.builder().dataSource(dataSource.forErrand());
      registries.all().forEach(builder::registry);
      ClassLoader classLoader = resources.getClassLoader();
      if (classLoader != null) {
        builder.classLoader(classLoader);
      }
      new PropertiesCustomizer(properties, environment).customize(builder);
      plugins.customize(builder);
      customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
      return builder.build();
    }

    /** The application's own validator, with its messages and constraints. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Validator.class)
    static final class ValidationConfiguration {

      @Bean
      @ConditionalOnMissingBean(PayloadValidator.class)
      @ConditionalOnSingleCandidate(Validator.class)
      BeanPayloadValidator errandPayloadValidator(Validator validator) {
        return new BeanPayloadValidator(validator);
      }
    }

    /** Spring's transactions, where spring-jdbc is there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourceUtils.class)
    static final class TransactionConfiguration {

      @Bean
      @ConditionalOnMissingBean(CurrentConnection.class)
      SpringTransactions errandTransactions(ErrandDataSource dataSource) {
        return new SpringTransactions(dataSource.dataSource());
      }
    }
  }
}
