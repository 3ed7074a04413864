/** Tasks as an application has them, with the stubs that the processor writes. */
package dev.errand.spring.tasks;
