/** ONNX files, run by ONNX Runtime in a process of its own. */
package org.winnow.imports.onnx;
