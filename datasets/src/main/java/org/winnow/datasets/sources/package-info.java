/**
 * Brings data into Winnow: by name, from files and folders, from tables and arrays; gives every
 * example its lasting id and its split.
 *
 * <p>{@link org.winnow.datasets.sources.Sources} is the way in.
 */
package org.winnow.datasets.sources;
