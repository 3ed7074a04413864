package com.acme;

import lombok.Data;

/** A payload with getters and setters that nobody wrote. */
@Data
public class Upload {
  private String id;
  private String userId;
}
