/** What an application or a framework plugs into the runtime. */
@NullMarked
package dev.errand.spi;

import org.jspecify.annotations.NullMarked;
