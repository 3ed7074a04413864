package dev.errand.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot say what is wrong, and what to do, instead of a stack trace. */
final class ErrandFailureAnalyzer extends AbstractFailureAnalyzer<ErrandConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ErrandConfigurationException cause) {
    return new FailureAnalysis(cause.description(), cause.action(), cause);
  }
}
