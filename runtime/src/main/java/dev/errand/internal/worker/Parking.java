package dev.errand.internal.worker;

import java.util.function.Supplier;

/** Lets a task wait for its children without taking up one of the worker's places. */
final class Parking {

  private final Places places;
  private final TaskThreads threads;
  private final Runnable moreRoom;

  /**
   * With the worker's places.
   *
   * @param moreRoom called when there may be room to claim
   */
  Parking(Places places, TaskThreads threads, Runnable moreRoom) {
    this.places = places;
    this.threads = threads;
    this.moreRoom = moreRoom;
  }

  <T> T park(Supplier<T> wait) {
    places.parked(1);
    try {
      threads.placeFreed();
      moreRoom.run();
      return wait.get();
    } finally {
      places.parked(-1);
    }
  }
}
