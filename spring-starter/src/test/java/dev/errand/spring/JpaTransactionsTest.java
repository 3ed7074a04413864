package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.manage.RunFilter;
import dev.errand.spring.tasks.GreetTask;
import dev.errand.task.RunHandle;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class JpaTransactionsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private String database;

  @BeforeEach
  void createDatabase() {
    database = Postgres.newDatabase();
  }

  private ApplicationContextRunner application() {
    return Application.on(database)
        .withPropertyValues(
            "spring.autoconfigure.exclude=",
            "spring.jpa.hibernate.ddl-auto=create",
            "spring.jpa.open-in-view=false");
  }

  @Test
  void commitsWithTheEntity() {
    application()
        .run(
            context -> {
              assertThat(context.getBean(PlatformTransactionManager.class))
                  .isInstanceOf(JpaTransactionManager.class);
              EntityManager entities = entities(context);
              RunHandle<String> run =
                  template(context)
                      .execute(
                          status -> {
                            entities.persist(new Note("kept"));
                            return GreetTask.trigger("kept");
                          });
              assertThat(run.await(SOON).output()).hasValue("Hello kept");
              assertThat(entities.find(Note.class, "kept")).isNotNull();
            });
  }

  @Test
  void rollsBackWithTheEntity() {
    application()
        .run(
            context -> {
              EntityManager entities = entities(context);
              template(context)
                  .executeWithoutResult(
                      status -> {
                        GreetTask.trigger("lost");
                        entities.persist(new Note("lost"));
                        entities.flush();
                        GreetTask.trigger("lost too");
                        status.setRollbackOnly();
                      });
              assertThat(context.getBean(Errand.class).runs().list(RunFilter.all())).isEmpty();
              assertThat(entities.find(Note.class, "lost")).isNull();
            });
  }

  @Test
  void isNotLostInACallbackOfTheCommit() {
    application()
        .run(
            context -> {
              AtomicReference<RunHandle<String>> run = new AtomicReference<>();
              template(context)
                  .executeWithoutResult(
                      status ->
                          TransactionSynchronizationManager.registerSynchronization(
                              new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                  run.set(GreetTask.trigger("Ada"));
                                }
                              }));
              assertThat(run.get().await(SOON).output()).hasValue("Hello Ada");
            });
  }

  private static EntityManager entities(ApplicationContext context) {
    return SharedEntityManagerCreator.createSharedEntityManager(
        context.getBean(EntityManagerFactory.class));
  }

  private static TransactionTemplate template(ApplicationContext context) {
    return context.getBean(TransactionTemplate.class);
  }
}
