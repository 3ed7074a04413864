package dev.errand.benchmarks;

/**
 * What every run carries: about 200 bytes of JSON.
 *
 * @param number which run this is, from 0
 * @param customer who it is for
 * @param subject what it is about
 * @param amount a number with a fraction
 * @param text the rest
 */
public record Payload(int number, String customer, String subject, double amount, String text) {

  private static final String TEXT =
      "A text that is just long enough to bring the whole payload to about two hundred bytes of"
          + " JSON in the end.";

  /** The payload of the run with this number. */
  public static Payload of(int number) {
    return new Payload(number, "customer-" + number % 1000, "Your order is ready", 129.95, TEXT);
  }
}
