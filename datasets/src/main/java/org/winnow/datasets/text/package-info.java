/** Text cut into words, the same on every machine and every Java. */
package org.winnow.datasets.text;
