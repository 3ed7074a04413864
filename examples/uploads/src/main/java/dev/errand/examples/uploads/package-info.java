/**
 * An application that makes WebP variants of uploaded pictures in the background. Start reading at
 * {@link dev.errand.examples.uploads.Uploads}, which has the task, and {@link
 * dev.errand.examples.uploads.UploadService}, which triggers it.
 */
@NullMarked
package dev.errand.examples.uploads;

import org.jspecify.annotations.NullMarked;
