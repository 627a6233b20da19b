/**
 * Engines: what makes a skeleton compute. Everything above speaks arrays; DL4J, ND4J and native
 * code stay in the packages below.
 */
package org.winnow.training.engine;
