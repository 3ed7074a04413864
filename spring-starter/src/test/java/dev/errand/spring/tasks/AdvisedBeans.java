package dev.errand.spring.tasks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.MethodMatcher;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Beans that Spring wraps in proxies, and advice that notes their calls and refuses some. */
@Configuration(proxyBeanMethods = false)
public class AdvisedBeans {

  /** The methods that were called through a proxy. */
  public static final List<String> ADVISED = new CopyOnWriteArrayList<>();

  @Bean
  Ledger ledger() {
    return new Ledger("ledger");
  }

  @Bean
  Courier courier() {
    return new Cyclist();
  }

  @Bean
  Stamp stamp() {
    return new PennyStamp();
  }

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

  /** Only its interface says what is a task; only it says that there is a transaction. */
  static class Cyclist implements Courier {

    @Override
    @Transactional
    public String deliver(String parcel) {
      return parcel
          + (TransactionSynchronizationManager.isActualTransactionActive()
              ? " delivered in a transaction"
              : " delivered");
    }
  }

  /** Overrides one of the inherited tasks. */
  static class PennyStamp extends Stamp {

    @Override
    int value() {
      return 1;
    }

    @Override
    String cancelStamp(String letter) {
      return letter + " with a canceled stamp";
    }
  }
}
