package org.winnow.kernel.cells.magics;

/**
 * What a command of the kernel gave.
 *
 * @param shown whether it is shown below a cell that ends with the command
 */
public record MagicValue(Object value, boolean shown) {}
