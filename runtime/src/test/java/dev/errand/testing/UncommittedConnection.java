package dev.errand.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * A source of one connection whose transaction is the test's: who uses it believes to commit and to
 * close, and nothing of the kind happens.
 */
public final class UncommittedConnection {

  private final Connection connection;
  private boolean autoCommit = true;

  private UncommittedConnection(Connection connection) {
    this.connection = connection;
  }

  /** Hands out the connection, as often as it is asked for. */
  public static DataSource source(Connection connection) {
    Object shown = proxy(Connection.class, new UncommittedConnection(connection)::call);
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          if (!method.getName().equals("getConnection")) {
            throw new UnsupportedOperationException(method.getName());
          }
          return shown;
        });
  }

  private interface Calls {
    Object call(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> calls.call(method, arguments)));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "commit", "close" -> {
        return null;
      }
      case "getAutoCommit" -> {
        return autoCommit;
      }
      case "setAutoCommit" -> {
        autoCommit = (boolean) arguments[0];
        return null;
      }
      default -> {
        try {
          return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
  }
}
