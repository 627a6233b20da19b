package org.winnow.kernel.maven;

import java.nio.file.Path;

/** An artifact and its file in the local repository. */
public record ResolvedJar(Coordinates coordinates, Path file) {}
