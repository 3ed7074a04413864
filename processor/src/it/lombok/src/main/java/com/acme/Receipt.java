package com.acme;

import lombok.Builder;
import lombok.Getter;

/** An output that is built. */
@Builder
@Getter
public class Receipt {
  private final String id;
}
