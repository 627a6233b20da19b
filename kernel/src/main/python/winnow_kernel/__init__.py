"""The Winnow kernel for Jupyter: a launcher that finds a JDK and becomes the kernel's process."""
