package dev.errand.spring;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The application's {@code DataSource} whose database the runs are in; not itself a {@code
 * DataSource}, so that it never competes with the application's.
 *
 * @param dataSource the bean
 */
record ErrandDataSource(DataSource dataSource) {

  private static final boolean SPRING_JDBC =
      ClassUtils.isPresent(
          "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy",
          ErrandDataSource.class.getClassLoader());

  /** Where Errand takes its own connections from, whatever transaction Spring has open. */
  DataSource forErrand() {
    return SPRING_JDBC ? SpringTransactions.withoutTransactionAwareness(dataSource) : dataSource;
  }

  /**
   * The bean of that name; without a name, the only one or the primary one.
   *
   * @throws ErrandConfigurationException if there is none, or none that is meant
   */
  static ErrandDataSource find(
      @Nullable String name, ListableBeanFactory beans, ObjectProvider<DataSource> candidates) {
    if (StringUtils.hasText(name)) {
      return named(name, beans);
    }
    DataSource unique = candidates.getIfUnique();
    if (unique != null) {
      return new ErrandDataSource(unique);
    }
    List<String> names = names(beans);
    throw names.isEmpty()
        ? new ErrandConfigurationException(
            "Errand keeps its runs in PostgreSQL, and this application has no DataSource bean.",
            "Add org.springframework.boot:spring-boot-starter-jdbc (or …-data-jpa) to the build and"
                + " set spring.datasource.url, .username and .password; or define a DataSource"
                + " bean. To run without Errand, set errand.enabled=false.")
        : new ErrandConfigurationException(
            "Errand can't tell which DataSource's database the runs are in: "
                + String.join(", ", names)
                + ".",
            "Name one with errand.data-source=" + names.get(0) + ", or make one @Primary.");
  }

  private static ErrandDataSource named(String name, ListableBeanFactory beans) {
    List<String> names = names(beans);
    if (!names.contains(name)) {
      throw new ErrandConfigurationException(
          "errand.data-source is \"" + name + "\", and no DataSource bean has that name.",
          names.isEmpty()
              ? "There is no DataSource bean at all: define one, or set spring.datasource.url."
              : "Name one of these: " + String.join(", ", names) + ".");
    }
    return new ErrandDataSource(beans.getBean(name, DataSource.class));
  }

  private static List<String> names(ListableBeanFactory beans) {
    return Arrays.stream(
            BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                beans, DataSource.class, true, false))
        .filter(name -> !name.startsWith("scopedTarget."))
        .sorted()
        .toList();
  }
}
