/** What people ask about runs and order, answered from the store. */
@NullMarked
package dev.errand.internal.manage;

import org.jspecify.annotations.NullMarked;
