package dev.errand.benchmarks;

/**
 * What every run carries, as JSON.
 *
 * @param number which run this is, from 0
 * @param customer who it is for
 * @param subject what it is about
 * @param amount a number with a fraction
 * @param text the rest
 */
public record Payload(int number, String customer, String subject, double amount, String text) {

  /** How much JSON a payload makes. */
  public enum Size {
    /** About 200 bytes. */
    SMALL(
        "A text that is just long enough to bring the whole payload to about two hundred bytes of"
            + " JSON in the end."),
    /** About two thousand. */
    LARGE("One of many lines of an order, which has forty. ".repeat(39));

    private final String text;

    Size(String text) {
      this.text = text;
    }
  }

  /** The payload of the run with this number. */
  public static Payload of(int number, Size size) {
    return new Payload(
        number, "customer-" + number % 1000, "Your order is ready", 129.95, size.text);
  }
}
