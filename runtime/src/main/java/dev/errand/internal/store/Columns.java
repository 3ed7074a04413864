package dev.errand.internal.store;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * The columns of many rows, each as one array parameter, in the form that costs driver and server
 * least: arrays of the values' own type travel in binary.
 *
 * @param rows the rows
 */
record Columns<T>(List<T> rows) {

  /** A {@code text[]}. */
  Argument texts(Function<T, @Nullable String> field) {
    return array("text", values(field, String[]::new));
  }

  /** An {@code integer[]}. */
  Argument integers(Function<T, @Nullable Integer> field) {
    return array("integer", values(field, Integer[]::new));
  }

  /** A {@code bigint[]}. */
  Argument longs(Function<T, @Nullable Long> field) {
    return array("bigint", values(field, Long[]::new));
  }

  /** Text that the statement casts to {@code uuid[]}: the driver has no binary form of that. */
  Argument uuids(Function<T, @Nullable UUID> field) {
    StringBuilder text = new StringBuilder(37 * rows.size() + 1).append('{');
    for (T row : rows) {
      if (text.length() > 1) {
        text.append(',');
      }
      @Nullable UUID id = field.apply(row);
      text.append(id == null ? "NULL" : id.toString());
    }
    String array = text.append('}').toString();
    return (position, statement, context) -> statement.setObject(position, array, Types.OTHER);
  }

  private static Argument array(String type, @Nullable Object[] values) {
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
  }

  private <V extends @Nullable Object> V[] values(Function<T, V> field, IntFunction<V[]> empty) {
    V[] values = empty.apply(rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = field.apply(rows.get(i));
    }
    return values;
  }
}
