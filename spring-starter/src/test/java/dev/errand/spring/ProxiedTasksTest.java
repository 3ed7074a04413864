package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.spring.tasks.CancelStampTask;
import dev.errand.spring.tasks.Courier;
import dev.errand.spring.tasks.DeliverTask;
import dev.errand.spring.tasks.DeliverTwiceTask;
import dev.errand.spring.tasks.Ledger;
import dev.errand.spring.tasks.PostAmongHeirsTask;
import dev.errand.spring.tasks.PostAmongNeighboursTask;
import dev.errand.spring.tasks.PostInPublicTask;
import dev.errand.spring.tasks.Stamp;
import dev.errand.spring.tasks.StampTask;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.MethodMatcher;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/** A task's bean is called through its proxy, of whichever kind, so that advice applies. */
class ProxiedTasksTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** The methods that were called through a proxy. */
  private static final List<String> ADVISED = new CopyOnWriteArrayList<>();

  private static String database;

  @BeforeAll
  static void createDatabase() {
    database = Postgres.newDatabase();
  }

  @BeforeEach
  void forget() {
    ADVISED.clear();
  }

  private static ApplicationContextRunner classProxies() {
    return Application.on(database).withUserConfiguration(Guarded.class);
  }

  private static ApplicationContextRunner interfaceProxies() {
    return classProxies().withPropertyValues("spring.aop.proxy-target-class=false");
  }

  @Test
  void publicMethodsRunThroughAClassProxy() {
    classProxies()
        .run(
            context -> {
              assertThat(AopUtils.isCglibProxy(context.getBean(Ledger.class))).isTrue();
              assertOutput(PostInPublicTask.trigger("a"), "ledger: a in a transaction");
              assertThat(ADVISED).containsExactly("postInPublic");
            });
  }

  @Test
  void protectedAndPackagePrivateMethodsRunThroughAClassProxyToo() {
    classProxies()
        .run(
            context -> {
              assertOutput(PostAmongHeirsTask.trigger("a"), "ledger: a in a transaction");
              assertOutput(PostAmongNeighboursTask.trigger("b"), "ledger: b in a transaction");
              assertThat(ADVISED).containsExactly("postAmongHeirs", "postAmongNeighbours");
            });
  }

  @Test
  void aClassWithoutInterfacesIsAClassProxyEvenWhereInterfacesArePreferred() {
    interfaceProxies()
        .run(
            context ->
                assertOutput(PostAmongNeighboursTask.trigger("a"), "ledger: a in a transaction"));
  }

  @Test
  void anInterfacesTasksRunThroughAnInterfaceProxy() {
    interfaceProxies()
        .run(
            context -> {
              assertThat(AopUtils.isJdkDynamicProxy(context.getBean("courier"))).isTrue();
              assertCourier();
            });
  }

  @Test
  void anInterfacesTasksRunThroughAClassProxy() {
    classProxies()
        .run(
            context -> {
              assertThat(AopUtils.isCglibProxy(context.getBean("courier"))).isTrue();
              assertCourier();
            });
  }

  private static void assertCourier() {
    assertOutput(DeliverTask.trigger("parcel"), "parcel delivered in a transaction");
    assertThat(ADVISED).containsExactly("deliver");
    // What the default method calls on itself is past the proxy, as everywhere in Spring.
    assertOutput(DeliverTwiceTask.trigger("box"), "box delivered, box delivered");
    assertThat(ADVISED).containsExactly("deliver", "deliverTwice");
  }

  @Test
  void inheritedTasksRunOnTheBeanThatInheritsThem() {
    classProxies()
        .run(
            context -> {
              assertThat(AopUtils.isCglibProxy(context.getBean(Stamp.class))).isTrue();
              assertOutput(StampTask.trigger("letter"), "letter with a stamp of 1");
              assertOutput(CancelStampTask.trigger("letter"), "letter with a canceled stamp");
              assertThat(ADVISED).containsExactly("stamp", "cancelStamp");
            });
  }

  @Test
  void whatAdviceThrowsFailsTheRun() {
    interfaceProxies()
        .run(
            context -> {
              assertRefused(PostAmongNeighboursTask.trigger("forbidden"));
              assertRefused(DeliverTask.trigger("forbidden"));
              assertRefused(CancelStampTask.trigger("forbidden"));
            });
  }

  private static void assertOutput(RunHandle<String> run, String output) {
    Run<String> end = run.await(SOON);
    assertThat(end.error()).isEmpty();
    assertThat(end.output()).hasValue(output);
  }

  private static void assertRefused(RunHandle<String> run) {
    Run<String> end = run.await(SOON);
    assertThat(end.status()).isEqualTo(RunStatus.FAILED);
    assertThat(end.error().map(TaskError::type)).hasValue("java.lang.SecurityException");
    assertThat(end.error().map(TaskError::message)).hasValue("Not yours to call.");
  }

  /** Advice that notes calls and refuses some. */
  @Configuration(proxyBeanMethods = false)
  static class Guarded {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor guard() {
      ClassFilter ours =
          type ->
              Ledger.class.isAssignableFrom(type)
                  || Courier.class.isAssignableFrom(type)
                  || Stamp.class.isAssignableFrom(type);
      return new DefaultPointcutAdvisor(
          new Pointcut() {
            @Override
            public ClassFilter getClassFilter() {
              return ours;
            }

            @Override
            public MethodMatcher getMethodMatcher() {
              return MethodMatcher.TRUE;
            }
          },
          new Guard());
    }
  }

  /** As method security does it. */
  static final class Guard implements MethodInterceptor {
    @Override
    public Object invoke(MethodInvocation invocation) throws Throwable {
      if (invocation.getArguments().length == 1) {
        ADVISED.add(invocation.getMethod().getName());
        if (invocation.getArguments()[0].equals("forbidden")) {
          throw new SecurityException("Not yours to call.");
        }
      }
      return invocation.proceed();
    }
  }
}
