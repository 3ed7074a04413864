package com.acme;

import dev.errand.annotation.Task;
import dev.errand.task.TaskContext;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Mails {

  record Mail(@NotBlank @Email String to, @Size(max = 998) String subject, @Valid Attachment file) {}

  record Attachment(@NotNull String path, @Positive long size) {}

  interface Later {}

  @NotNull
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Known {
    String message() default "unknown";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Task
  static void several(
      @NotBlank String to,
      TaskContext context,
      @Min(1) @Max(value = 9, message = "too many") int count,
      @NotNull @Valid Mail mail,
      List<@NotBlank @Pattern(regexp = "[a-z]+") String> tags,
      Map<@NotNull String, @Valid Mail> byName,
      @Pattern.List({@Pattern(regexp = "a.*"), @Pattern(regexp = "\\p{Lower}+")}) String twice,
      @NotNull(groups = Later.class) @Known String known,
      @DecimalMin(value = "0.5", inclusive = false) BigDecimal price) {}

  @Task
  static void single(@NotEmpty String to) {}

  @Task
  static void elements(List<@Valid Mail> mails) {}

  @Task
  static void cascaded(@Valid List<Mail> mails) {}

  @Task
  static void constrained(@Known @Valid Mail mail) {}

  @Task
  static void bean(@Valid Mail mail) {}

  @Task
  static void plain(Mail mail) {}

  @Task
  static void maybe(Optional<@Size(min = 2) String> text) {}
}
