/**
 * Networks compiled to lists of oneDNN primitives. Addresses, shapes and lifetimes are settled
 * while a program is built; running one only walks its list.
 */
package org.winnow.training.engine.onednn;
