package org.winnow.training.engine;

import java.util.Optional;

/**
 * What computes a network on this machine.
 *
 * @param engine name and version
 * @param threads native threads
 * @param notice one line for who trains, where it is not the engine that was expected
 */
public record Executor(String engine, int threads, Optional<String> notice) {}
