package dev.errand.time;

/** The times of day of an expression, counted in seconds since midnight. */
record CronTimes(long hours, long minutes, long seconds) {

  /** The first time that is {@code from} or later, or {@link Bits#NONE}. */
  int ceiling(int from) {
    int hour = from / 3600;
    int minute = from / 60 % 60;
    if (Bits.has(hours, hour)) {
      if (Bits.has(minutes, minute)) {
        int second = Bits.ceiling(seconds, from % 60);
        if (second != Bits.NONE) {
          return secondOfDay(hour, minute, second);
        }
      }
      int later = Bits.ceiling(minutes, minute + 1);
      if (later != Bits.NONE) {
        return secondOfDay(hour, later, Bits.first(seconds));
      }
    }
    int later = Bits.ceiling(hours, hour + 1);
    return later == Bits.NONE
        ? Bits.NONE
        : secondOfDay(later, Bits.first(minutes), Bits.first(seconds));
  }

  /** The last time that is {@code from} or earlier, or {@link Bits#NONE}. */
  int floor(int from) {
    int hour = from / 3600;
    int minute = from / 60 % 60;
    if (Bits.has(hours, hour)) {
      if (Bits.has(minutes, minute)) {
        int second = Bits.floor(seconds, from % 60);
        if (second != Bits.NONE) {
          return secondOfDay(hour, minute, second);
        }
      }
      int earlier = Bits.floor(minutes, minute - 1);
      if (earlier != Bits.NONE) {
        return secondOfDay(hour, earlier, Bits.last(seconds));
      }
    }
    int earlier = Bits.floor(hours, hour - 1);
    return earlier == Bits.NONE
        ? Bits.NONE
        : secondOfDay(earlier, Bits.last(minutes), Bits.last(seconds));
  }

  int first() {
    return secondOfDay(Bits.first(hours), Bits.first(minutes), Bits.first(seconds));
  }

  int last() {
    return secondOfDay(Bits.last(hours), Bits.last(minutes), Bits.last(seconds));
  }

  private static int secondOfDay(int hour, int minute, int second) {
    return hour * 3600 + minute * 60 + second;
  }
}
