package org.winnow.datasets.repository;

import org.eclipse.jgit.lib.ObjectId;

/**
 * An object as a pack holds it.
 *
 * @param type git's number of its type, where it is whole
 * @param base the object it is a difference to, null where it is whole
 * @param size bytes before compression, of the object or the difference
 * @param compressed what zlib made of them
 */
record PackEntry(int type, ObjectId base, int size, byte[] compressed) {}
