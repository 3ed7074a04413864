package dev.errand.spring;

import dev.errand.spi.InstanceResolver;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;

/**
 * Calls tasks on beans, which are looked up by the class or interface that declares the task, for
 * every attempt anew: proxies and scopes apply. Thread-safe.
 *
 * <p>The starter makes one; this is for those who build their {@code Errand} themselves.
 */
public final class BeanInstances implements InstanceResolver {

  private final BeanFactory beans;

  /** For the beans of this factory and its parents. */
  public BeanInstances(BeanFactory beans) {
    this.beans = Objects.requireNonNull(beans, "beans");
  }

  @Override
  public <T> T instance(Class<T> type) {
    return beans.getBean(type);
  }
}
