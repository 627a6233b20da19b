/**
 * Networks as ONNX files: plans are written down as graphs of ONNX's own operations, preparation of
 * inputs included.
 */
package org.winnow.export.onnx;
