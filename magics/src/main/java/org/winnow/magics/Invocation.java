package org.winnow.magics;

import java.util.Optional;

/**
 * What one run of a command works with.
 *
 * @param session the notebook's session
 * @param host the kernel's side
 * @param body the text below a {@code %%command} line, empty for a line command
 * @param target the variable the result was assigned to, if the line was an assignment
 */
public record Invocation(
    Session session, Host host, Optional<String> body, Optional<ParsedLine.Target> target) {}
