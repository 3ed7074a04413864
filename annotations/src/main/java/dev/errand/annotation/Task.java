package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a durable background task. The compiler writes a typed trigger for it in the
 * method's own package:
 *
 * <pre>{@code
 * @Task
 * public Variants processUpload(Upload upload) { … }
 *
 * RunHandle<Variants> run = ProcessUploadTask.trigger(upload);
 * }</pre>
 *
 * <p>The method may be static or an instance method, with any number of parameters, any return type
 * and any checked exceptions; it must not be private, generic, or an abstract method of a class. A
 * parameter of type {@code TaskContext} or {@code CronTick} is supplied by the runtime and is no
 * part of the payload.
 *
 * <p>A task belongs to the class or interface that declares the annotated method: the instance is
 * asked for by that type, and the method is called through it. A subclass's override is therefore
 * what runs, and so is a proxy's, whether it is a subclass or implements the interface. Annotations
 * are not inherited: an override is no task of its own, and {@code @Retry} and the like belong on
 * the method that has {@code @Task}. Where several beans or instances are of the type, it is for
 * the {@code InstanceResolver} to say which one is meant; put {@code @Task} on the methods of the
 * subclasses, with ids of their own, to have a task for each.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Task {

  /**
   * The task's id, under which its runs are stored. It is what a rename of the method must not
   * change. Default: the method's name in kebab case ({@code processUpload} → {@code
   * process-upload}).
   */
  String id() default "";

  /** The queue the task's runs wait in. Default: the id. Tasks may share a queue. */
  String queue() default "";

  /**
   * The simple name of the generated class. Default: the method's name in upper camel case plus
   * {@code Task} ({@code ProcessUploadTask}). Needed where a method is overloaded.
   */
  String className() default "";

  /** Larger runs first within a queue; of the same priority the oldest. Default: 0. */
  int priority() default 0;

  /**
   * The longest that one attempt may execute, as a duration; then it is interrupted and the run
   * ends as {@code TIMED_OUT}. Default: no limit.
   */
  String maxDuration() default "";

  /**
   * How long a run may wait for its first start once it is due, as a duration; then it ends as
   * {@code EXPIRED}. Default: no limit.
   */
  String ttl() default "";

  /** The kind of worker that the task needs, as workers declare it. Default: any. */
  String machine() default "";
}
