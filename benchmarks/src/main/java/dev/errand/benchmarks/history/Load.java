package dev.errand.benchmarks.history;

import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.task.BatchItem;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Runs of eight tasks that do nothing, with payloads of about 200 bytes and short outputs. */
final class Load {

  private static final int TASKS = 8;
  private static final String FILL = "x".repeat(150);

  private final List<TaskDefinition<Item, String>> tasks = new ArrayList<>();
  private final AtomicLong executed = new AtomicLong();

  /** What a run carries. */
  record Item(long number, String text) {}

  Load() {
    for (int i = 0; i < TASKS; i++) {
      tasks.add(
          TaskDefinition.<Item, String>builder("benchmark-" + i)
              .inlineParameter("item", TypeRef.of(Item.class), false)
              .arguments(item -> new Object[] {item})
              .output(TypeRef.of(String.class))
              .staticMethod(
                  call -> {
                    executed.incrementAndGet();
                    return "done " + call.<Item>argument(0).number();
                  })
              .build());
    }
  }

  long executed() {
    return executed.get();
  }

  Errand errand(DataSource dataSource, boolean works) {
    ErrandBuilder builder =
        Errand.builder().dataSource(dataSource).migrate(false).registry(new Registry(tasks));
    return (works ? builder.worker(worker -> worker.concurrency(64)) : builder.clientOnly())
        .build();
  }

  /** Stores runs in batches, task by task in turn. */
  void store(Errand errand, int runs, int batch) {
    for (int first = 0; first < runs; first += batch) {
      List<BatchItem<Item>> items = new ArrayList<>(batch);
      for (int number = first; number < Math.min(runs, first + batch); number++) {
        items.add(BatchItem.of(new Item(number, FILL + number)));
      }
      errand.batchTrigger(tasks.get(first / batch % TASKS), items, TriggerOptions.none());
    }
  }

  private record Registry(List<TaskDefinition<Item, String>> definitions) implements TaskRegistry {

    @Override
    public int contract() {
      return 1;
    }

    @Override
    public List<TaskDefinition<?, ?>> tasks() {
      return List.copyOf(definitions);
    }

    @Override
    public List<StubFactory<?>> stubs() {
      return List.of();
    }
  }
}
