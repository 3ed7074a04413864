package dev.errand.spring;

import dev.errand.ErrandBuilder;
import dev.errand.spi.CurrentConnection;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.JsonCodec;
import dev.errand.spi.PayloadValidator;
import dev.errand.spi.RunListener;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Plugs in the beans that the application has for it.
 *
 * @param instances what tasks are called on
 * @param transactions how an open transaction is found
 * @param codec how values become JSON
 * @param validator who knows what constraints payloads have
 * @param listeners who is told of what happens to runs
 * @param clock the one that is named for it: a clock that the application freezes in its tests must
 *     not freeze the runs
 */
record PluginBeans(
    InstanceResolver instances,
    ObjectProvider<CurrentConnection> transactions,
    ObjectProvider<JsonCodec> codec,
    ObjectProvider<PayloadValidator> validator,
    ObjectProvider<RunListener> listeners,
    ObjectProvider<Clock> clock)
    implements ErrandBuilderCustomizer {

  @Override
  public void customize(ErrandBuilder builder) {
    builder.instances(instances);
    transactions.ifAvailable(builder::transactions);
    codec.ifAvailable(builder::codec);
    validator.ifAvailable(builder::validator);
    listeners.orderedStream().forEach(builder::listener);
    clock.ifAvailable(builder::clock);
  }
}
