/**
 * Networks that others made, as files: read in a process of their own with limits, so that nothing
 * in a file can harm a notebook.
 */
package org.winnow.imports;
