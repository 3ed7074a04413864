package dev.errand.spring;

import dev.errand.task.StubFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Makes every stub an injectable bean, named as its class; unless the application has defined one
 * of that type.
 *
 * <p>The definitions name a factory method instead of carrying code, so that they can be processed
 * ahead of time.
 */
final class StubRegistrar implements ImportBeanDefinitionRegistrar, BeanClassLoaderAware {

  private @Nullable ClassLoader classLoader;

  @Override
  public void setBeanClassLoader(ClassLoader value) {
    this.classLoader = value;
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    for (StubFactory<?> stub : TaskRegistries.load(classLoader).stubs()) {
      if (!isDefined(stub.type(), registry)) {
        registry.registerBeanDefinition(stub.type().getName(), definition(stub.type()));
      }
    }
  }

  private static boolean isDefined(Class<?> type, BeanDefinitionRegistry registry) {
    return registry instanceof ListableBeanFactory beans
        && beans.getBeanNamesForType(type, true, false).length > 0;
  }

  private static RootBeanDefinition definition(Class<?> type) {
    RootBeanDefinition definition = new RootBeanDefinition();
    definition.setTargetType(type);
    definition.setFactoryBeanName(Stubs.BEAN_NAME);
    definition.setFactoryMethodName("create");
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
    return definition;
  }
}
