package dev.errand.spring.tasks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Beans that Spring wraps in proxies where there is advice. */
@Configuration(proxyBeanMethods = false)
public class AdvisedBeans {

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
