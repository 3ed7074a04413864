/** What people ask about runs, and what they order. */
@NullMarked
package dev.errand.manage;

import org.jspecify.annotations.NullMarked;
