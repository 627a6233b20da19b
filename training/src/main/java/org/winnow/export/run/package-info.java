/**
 * What an exported jar computes with: Java 11, nothing but the JDK's own classes, no allocation
 * once it is set up. The build compiles this package for Java 11, and an export copies its class
 * files under the network's own name. It knows nothing of the rest of Winnow.
 *
 * <p>A network is a row of instructions over one array of floats, the arena, in which values that
 * are never needed together share places; operands are whole numbers: places in the arena, in the
 * scratch array or among the constants, and sizes.
 */
package org.winnow.export.run;
