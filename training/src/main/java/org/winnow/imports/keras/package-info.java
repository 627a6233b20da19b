/** Files that Keras saved, read by a process of its own and written down as skeletons. */
package org.winnow.imports.keras;
