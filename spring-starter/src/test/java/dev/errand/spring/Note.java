package dev.errand.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What an application keeps with JPA. */
@Entity
class Note {

  @Id private String text;

  protected Note() {}

  Note(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
