package com.acme;

import org.immutables.value.Value;

/** A value whose class is generated. */
@Value.Immutable
public interface Order {
  String id();

  String customer();
}
