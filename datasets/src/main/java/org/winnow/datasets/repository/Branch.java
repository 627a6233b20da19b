package org.winnow.datasets.repository;

/**
 * A line of work: a name that moves on with each commit.
 *
 * @param tip its newest commit
 * @param current whether this session's commits go there
 */
public record Branch(String name, Commit tip, boolean current) {}
