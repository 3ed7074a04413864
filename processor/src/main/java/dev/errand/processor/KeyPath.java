package dev.errand.processor;

import dev.errand.processor.TaskModel.Parameter;
import java.util.List;

/**
 * A key.
 *
 * @param path as it is written
 * @param parameter where it starts
 * @param steps from there, each in the type of the one before
 */
record KeyPath(String path, Parameter parameter, List<Property> steps) {}
