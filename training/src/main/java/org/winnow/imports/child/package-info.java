/** Processes that read what is not trusted. */
package org.winnow.imports.child;
