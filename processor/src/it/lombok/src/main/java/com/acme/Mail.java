package com.acme;

import lombok.Builder;
import lombok.Value;

/** An immutable payload. */
@Value
@Builder
public class Mail {
  String to;
  String text;
}
